/** A trailer of a commit message, `Co-authored-by: Ada Marsh <ada@example.org>`. */
export interface Trailer {
  readonly key: string;
  readonly value: string;
}

const trailerLine = /^([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)$/;
const gitMade = /^(?:Signed-off-by: |\(cherry picked from commit )/;

/**
 * Trailers of a commit message by the rules of `git interpret-trailers`: they are the last paragraph, never the first one;
 * all its lines are trailers or go on with one (indented), or a quarter of them are and Git made one of these.
 *
 * @param message whole message, LF
 */
export function trailersOf(message: string): readonly Trailer[] {
  const paragraphs = message
    .replace(/\n---(?:\s[\s\S]*)?$/, '\n')
    .replaceAll(/^#.*\n?/gm, '')
    .trimEnd()
    .split(/\n[ \t]*\n/);
  if (paragraphs.length < 2) return [];
  const lines = (paragraphs.at(-1) ?? '').split('\n').filter((line) => line !== '');
  const unfolded: string[] = [];
  let others = 0;
  let isAfterTrailer = false;
  for (const line of lines) {
    const last = unfolded.at(-1);
    if (/^[ \t]/.test(line) && isAfterTrailer && last !== undefined) {
      unfolded[unfolded.length - 1] = `${last} ${line.trim()}`;
    } else if (trailerLine.test(line) || gitMade.test(line)) {
      unfolded.push(line);
      isAfterTrailer = true;
    } else {
      others += 1;
      isAfterTrailer = false;
    }
  }
  const isBlock =
    unfolded.length > 0 &&
    (others === 0 || (unfolded.some((line) => gitMade.test(line)) && unfolded.length * 3 >= others));
  if (!isBlock) return [];
  return unfolded.flatMap((line) => {
    const match = trailerLine.exec(line);
    return match === null ? [] : [{ key: match[1] ?? '', value: (match[2] ?? '').trim() }];
  });
}

/** Name and e-mail address of a person line, `Ada Marsh <ada@example.org>`; null when it has no address. */
export function parsePerson(text: string): { readonly name: string; readonly email: string } | null {
  const match = /^([^<]*)<([^<>]+)>\s*$/.exec(text);
  return match === null ? null : { name: (match[1] ?? '').trim(), email: (match[2] ?? '').trim() };
}
