import type { SourceFacts } from './facts.ts';
import type { Place } from './place.ts';

/** The running text of a document, with places. */
export interface Prose {
  /** Body of the same length and lines, in which everything that is no running text is blanked out. */
  readonly text: string;
  /** Place of a piece of it. */
  readonly placeOf: (start: number, length: number) => Place;
}

const notProse: readonly RegExp[] = [
  /<!--[\s\S]*?-->/g,
  /^ {0,3}>.*$/gm,
  /(`+)(?!`)(?:[^`\n]|(?!\1(?!`))`|\n(?!\s*\n))+?\1(?!`)/g,
  /\]\([^)\s]*(?:\s"[^"\n]*")?\)/g,
  /^ {0,3}\[[^\]\n]+\]:.*$/gm,
  /\bhttps?:\/\/[^\s)>]+/g,
  /"(?:[^"\n]|\n(?!\s*\n)){1,300}?"/g,
  /[“„«](?:[^“”„«»\n]|\n(?!\s*\n)){1,300}?[”“»]/g,
];

/**
 * The running text of a document: without code, quotations, comments, the targets of links and addresses.
 *
 * @param facts file as parsed
 */
export function proseOf(facts: SourceFacts): Prose {
  const lines = facts.body.split('\n');
  for (const { place } of facts.codeBlocks) {
    for (let line = place.line; line <= place.endLine; line += 1) {
      const index = line - facts.bodyLine;
      lines[index] = blank(lines[index] ?? '');
    }
  }
  return {
    text: withoutQuotations(lines.join('\n')),
    placeOf: (start, length) => {
      const before = facts.body.slice(0, start);
      const line = facts.bodyLine + before.split('\n').length - 1;
      const column = start - (before.lastIndexOf('\n') + 1) + 1;
      return { file: facts.file, line, column, endLine: line, endColumn: column + length };
    },
  };
}

/** A text of the same length in which code, quotations, comments and addresses are blanked out. */
export function withoutQuotations(text: string): string {
  return notProse.reduce((rest, pattern) => rest.replaceAll(pattern, blank), text);
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}
