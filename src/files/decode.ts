/**
 * Bytes as text: UTF-8 (with or without BOM), UTF-16 with BOM as Excel's "Unicode text" writes it, and otherwise
 * Windows-1252, in which Excel saves "CSV" on a Norwegian machine. The text is in NFC, so that å is one letter.
 */
export function decodeText(bytes: Uint8Array): {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
} {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes).normalize('NFC'), encoding: 'utf-16le' };
  }
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC'),
      encoding: 'utf-8',
    };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes).normalize('NFC'), encoding: 'windows-1252' };
  }
}
