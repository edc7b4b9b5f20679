import type { Problem } from '../core/model/facts.ts';
import { placeAt } from './positions.ts';

/** Text of a file, with every line end as LF or CRLF, and what was wrong with the bytes. */
export interface DecodedText {
  readonly text: string;
  readonly problems: readonly Problem[];
}

const byteOrderMark = '\uFEFF';

/**
 * Decodes the bytes of a file. Never throws: bytes that are not UTF-8 are read as Windows-1252 and reported.
 *
 * @param file path of the file, for the places of problems
 * @param bytes content of the file
 */
export function decode(file: string, bytes: Uint8Array): DecodedText {
  const problems: Problem[] = [];
  let text: string;
  const wide = wideEncoding(bytes);
  if (wide !== null) {
    text = new TextDecoder(wide).decode(bytes);
    problems.push({
      code: 'utf16',
      place: placeAt(file, text, 0, 0),
      actual: `The file is stored as ${wide.toUpperCase()}.`,
      expected: 'Save it as UTF-8 (without byte order mark): editors offer this as the encoding when saving.',
      fatal: true,
    });
  } else {
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      text = new TextDecoder('windows-1252').decode(bytes);
      const at = firstInvalidByte(bytes);
      problems.push({
        code: 'not-utf8',
        place: placeAt(file, text, at, at + 1),
        actual: `A byte (0x${(bytes[at] ?? 0).toString(16)}) here is not valid UTF-8; the file was read as Windows-1252.`,
        expected: 'Save it as UTF-8 and look at the accented characters and quotation marks once.',
        fatal: false,
      });
    }
  }
  if (text.startsWith(byteOrderMark)) text = text.slice(1);
  const nul = text.indexOf('\0');
  if (nul >= 0 && wide === null) {
    problems.push({
      code: 'nul-character',
      place: placeAt(file, text, nul, nul + 1),
      actual: 'The file holds a NUL character: it is no text file, or it is damaged.',
      expected: 'Restore it from an earlier commit or save it as UTF-8 text.',
      fatal: true,
    });
  }
  return { text: text.replaceAll(/\r(?!\n)/g, '\n'), problems };
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function firstInvalidByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      decoder.decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
    try {
      decoder.decode();
    } catch {
      // A sequence cut off by the probe itself is no fault of the file.
    }
  }
  return Math.min(low, bytes.length - 1);
}
