import type { Problem } from '../core/model/facts.ts';
import { createPlacer } from './positions.ts';

/** Text of a file, with every line end as LF or CRLF, and what was wrong with the bytes. */
export interface DecodedText {
  readonly text: string;
  readonly problems: readonly Problem[];
}

const byteOrderMark = '\uFEFF';

/**
 * Decodes the bytes of a file. Never throws. Bytes that are not UTF-8 are read one by one as Windows-1252, so that one
 * stray byte leaves the rest of the file as it is; they are reported.
 *
 * @param file path of the file, for the places of problems
 * @param bytes content of the file
 */
export function decode(file: string, bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  const decoded =
    wide === null ? decodeUtf8(bytes) : { text: new TextDecoder(wide).decode(bytes), strayAt: -1, strays: 0 };
  const skipped = decoded.text.startsWith(byteOrderMark) ? 1 : 0;
  const whole = decoded.text.slice(skipped);
  const text = whole.includes('\r') ? whole.replaceAll(/\r(?!\n)/g, '\n') : whole;
  const place = createPlacer(file, text);
  const problems: Problem[] = [];
  if (wide !== null) {
    problems.push({
      code: 'utf16',
      place: place(0, 0),
      actual: `The file is stored as ${wide.toUpperCase()}, so nothing in it can be compared or published.`,
      expected: 'Save it as UTF-8: editors offer this as the encoding when saving.',
      fatal: true,
    });
  }
  if (decoded.strays > 0) {
    const at = decoded.strayAt - skipped;
    const more = decoded.strays === 1 ? '' : ` The same goes for ${decoded.strays - 1} more.`;
    problems.push({
      code: 'not-utf8',
      place: place(at, at + 1),
      actual: `A byte here is not UTF-8; it was read as "${text.slice(at, at + 1)}" (Windows-1252), which may be wrong.${more}`,
      expected: 'Save the file as UTF-8 and look at accented letters and quotation marks once.',
      fatal: false,
    });
  }
  const nul = wide === null ? text.indexOf('\0') : -1;
  if (nul >= 0) {
    problems.push({
      code: 'nul-character',
      place: place(nul, nul + 1),
      actual: 'The file holds a NUL character: it is no text file, it is damaged, or it is UTF-16 without a mark.',
      expected: 'Save it as UTF-8 text, or restore it from an earlier version.',
      fatal: true,
    });
  }
  return { text, problems };
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Offset in the text of the first stray byte (-1 when there is none) and how many there are. */
interface Utf8Text {
  readonly text: string;
  readonly strayAt: number;
  readonly strays: number;
}

function decodeUtf8(bytes: Uint8Array): Utf8Text {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), strayAt: -1, strays: 0 };
  } catch {
    return decodeMixed(bytes);
  }
}

function decodeMixed(bytes: Uint8Array): Utf8Text {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const western = new TextDecoder('windows-1252');
  let text = '';
  let strayAt = -1;
  let strays = 0;
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += utf8.decode(bytes.subarray(from, at));
    if (strays === 0) strayAt = text.length;
    text += western.decode(bytes.subarray(at, at + 1));
    strays += 1;
    at += 1;
    from = at;
  }
  return { text: text + utf8.decode(bytes.subarray(from)), strayAt, strays };
}

/** Length of the well-formed UTF-8 sequence (Unicode, table 3-7) that starts at a byte; 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes[at] ?? 0;
  const isTail = (index: number, least = 0x80, most = 0xbf): boolean => {
    const byte = bytes[at + index] ?? 0;
    return byte >= least && byte <= most;
  };
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return isTail(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    return isTail(1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf) && isTail(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    return isTail(1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf) && isTail(2) && isTail(3) ? 4 : 0;
  }
  return 0;
}
