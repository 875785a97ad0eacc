import encodeQR from 'qr';
import type { Pdf } from './document.ts';

const QUIET_ZONE = 2;

/** A QR code as squares, sharp at any size. */
export function drawQr(doc: Pdf, words: string, place: { x: number; y: number; size: number }): void {
  const rows = encodeQR(words, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const unit = place.size / rows.length;
  doc.save().fillColor('#000000');
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) doc.rect(place.x + x * unit, place.y + y * unit, unit + 0.02, unit + 0.02);
    });
  });
  doc.fill().restore();
}
