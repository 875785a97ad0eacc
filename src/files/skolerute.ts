import { decodeText } from './decode.ts';
import { readSkoleruteCsv } from './skolerute-csv.ts';
import { readSkoleruteIcs } from './skolerute-ics.ts';
import type { Skolerute, SkoleruteOptions } from './skolerute-types.ts';

export type { Skolerute, SkoleruteOptions } from './skolerute-types.ts';

/** A kommune's skolerute: one of the known CSV forms, or ICS. */
export function readSkolerute(bytes: Uint8Array, options: SkoleruteOptions = {}): Skolerute {
  const start = decodeText(bytes.subarray(0, 200))
    .text.replace(/^\uFEFF/, '')
    .trimStart();
  return /^BEGIN:VCALENDAR/i.test(start)
    ? readSkoleruteIcs(bytes, options)
    : readSkoleruteCsv(bytes, options);
}
