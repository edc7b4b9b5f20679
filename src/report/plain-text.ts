import { harmlessText } from '../core/model/harmless-text.ts';

/**
 * A text on one line, safe for a terminal and a log: line ends and tabs become blanks, other control characters and marks
 * that turn the direction of writing become U+FFFD, so that no file can move the cursor or hide words.
 *
 * @param text any text
 */
export function oneLine(text: string): string {
  return harmlessText(text.replaceAll(/\s+/g, ' '));
}

/** The same with every blank kept, for texts in which blanks count. */
export function plainLine(text: string): string {
  return harmlessText(text.replaceAll(/[\r\n\t]/g, ' '));
}

/**
 * Breaks a text at blanks.
 *
 * @param text a text; line ends count as blanks
 * @param width most characters in a line; a longer word stands on a line of its own
 * @returns at least one line
 */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).trim().split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
