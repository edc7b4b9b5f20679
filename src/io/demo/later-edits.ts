import type { PlannedCommit } from './plan.ts';
import { laterEdits, layoutEdits } from './story.ts';

/**
 * The text a file had on a day: edits of later days undone.
 *
 * @param path where it lies in the end
 * @param day which day
 * @param text its text with all edits
 */
export function beforeEdits(path: string, day: string, text: string): string {
  let before = text;
  for (const edit of laterEdits) {
    if (edit.file !== path || edit.on <= day) continue;
    for (const { now, before: old } of edit.lines) before = before.replace(now, old);
  }
  for (const edit of layoutEdits) {
    if (edit.file !== path || edit.on <= day) continue;
    before = edit.kind === 'wrapping' ? wrapped(before) : withStrayBlanks(before);
  }
  return before;
}

/**
 * Commits that make these edits.
 *
 * @param textOn text of a file on a day
 */
export function planLaterEdits(textOn: (path: string, day: string) => string): readonly PlannedCommit[] {
  return [...laterEdits, ...layoutEdits].map(({ file, on, by, message }) => ({
    day: on,
    order: 0,
    author: by,
    message,
    signedBy: by,
    branch: null,
    files: new Map([[file, textOn(file, on)]]),
  }));
}

/** Line ends of another system, and single blanks at the end of some lines of the body. */
function withStrayBlanks(text: string): string {
  let index = 0;
  const body = text.replaceAll(/^(?![-|`#%\s]).*[a-z]\.$/gm, (line) => {
    index += 1;
    return index % 3 === 0 ? `${line} ` : line;
  });
  return body.replaceAll('\n', '\r\n');
}

/** The first long paragraph of the body in lines of at most 90 characters. */
function wrapped(text: string): string {
  const at = text.indexOf('\n---\n', 4) + 5;
  let isDone = false;
  const body = text.slice(at).replaceAll(/^[A-Z][^|\n]{200,}$/gm, (line) => {
    if (isDone) return line;
    isDone = true;
    return line.replaceAll(/(.{60,90}) (?=[A-Za-z])/g, '$1\n');
  });
  return text.slice(0, at) + body;
}
