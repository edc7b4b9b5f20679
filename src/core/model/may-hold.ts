import type { SourceFacts } from './facts.ts';

type Body = Pick<SourceFacts, 'body'>;

/** Numbers of the runs of three signs that a word consists of; of a word of two signs how each run begins that begins with it. */
interface Word {
  readonly runs: readonly number[];
  readonly begins: number | null;
}

// Thirty-two signs: letters without case, any digit, any blank, `_`, `-`, anything beyond ASCII, anything else.
const bits = 5;
const [digit, blank, beyond, underscore, hyphen] = [27, 28, 29, 30, 31];
const blanksBeyond: ReadonlySet<number> = new Set([
  ...[0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff],
  ...Array.from({ length: 11 }, (_, at) => 0x2000 + at),
]);
const signs = Uint8Array.from({ length: 128 }, (_, code) => signOf(code));

/** Which runs of three signs stand in the text that was looked at last. */
const seen = new Uint8Array(1 << (3 * bits));
const known = new WeakMap<Body, readonly boolean[]>();
const searches: (readonly Word[])[] = [];

/**
 * Makes a quick look at the body of a text, which says whether a closer one is worth taking. All such looks at one text are taken in one
 * pass through it, whatever the number of words.
 *
 * @param words of at least two characters; a text without any of them holds nothing that is looked for. Case does not matter, digits
 * stand for one another, and so do blanks, letters beyond ASCII, and signs but for `_` and `-`
 * @returns false for a text that surely holds none of the words
 */
export function mayHold(...words: readonly string[]): (facts: Body) => boolean {
  const number = searches.push(words.map(wordOf)) - 1;
  return (facts) => {
    const answers = known.get(facts);
    if (answers !== undefined && answers.length > number) return answers[number] === true;
    markRuns(facts.body);
    const now = searches.map((search) => search.some(isSeen));
    known.set(facts, now);
    return now[number] === true;
  };
}

function wordOf(text: string): Word {
  const found = Array.from({ length: text.length }, (_, at) => signOf(text.charCodeAt(at)));
  const [first = 0, second = 0] = found;
  if (found.length < 2) throw new Error(`"${text}" is too short to look for.`);
  if (found.length === 2) return { runs: [], begins: runOf(first, second, 0) };
  return { runs: found.slice(2).map((sign, at) => runOf(found[at] ?? 0, found[at + 1] ?? 0, sign)), begins: null };
}

function isSeen({ runs, begins }: Word): boolean {
  if (begins === null) return runs.every((run) => seen[run] === 1);
  return seen.subarray(begins, begins + (1 << bits)).includes(1);
}

function runOf(first: number, second: number, third: number): number {
  return (first << (2 * bits)) | (second << bits) | third;
}

/** Marks each run of a text, as if a blank stood at both ends. */
function markRuns(text: string): void {
  seen.fill(0);
  let run = blank;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    run = ((run << bits) | (code < 128 ? (signs[code] ?? 0) : signOf(code))) & 0x7fff;
    seen[run] = 1;
  }
  seen[((run << bits) | blank) & 0x7fff] = 1;
}

function signOf(code: number): number {
  if (code >= 128) return signBeyond(code);
  const letter = String.fromCharCode(code).toLowerCase();
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 96;
  if (letter >= '0' && letter <= '9') return digit;
  if (/\s/.test(letter)) return blank;
  return letter === '_' ? underscore : letter === '-' ? hyphen : 0;
}

/** Patterns that ignore case take the long s for an s and the sign of Kelvin for a k. */
function signBeyond(code: number): number {
  if (code === 0x17f) return 19;
  if (code === 0x212a) return 11;
  return blanksBeyond.has(code) ? blank : beyond;
}
