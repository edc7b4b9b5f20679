import type { Problem } from '../core/model/facts.ts';
import type { Line } from './lines.ts';
import { linesOf, linesOutsideCode } from './lines.ts';
import { createPlacer } from './positions.ts';

/**
 * Finds a merge that was left unfinished: a line that begins with the opening marker of Git (nothing else looks like it),
 * or a closing marker behind a separator. Markers inside fenced code are examples.
 *
 * @param file path of the file
 * @param text its whole text
 * @param bodyStart offset of the body: markers before it make the metadata worthless
 */
export function findUnfinishedMerge(file: string, text: string, bodyStart: number): Problem | null {
  const mayBe = text.includes('<<<<<<< ') || text.includes('>>>>>>> ');
  if (!mayBe || !/^(?:<{7}|>{7}) /m.test(text)) return null;
  let separated = false;
  for (const line of visibleLines(text, bodyStart)) {
    separated ||= line.text === '=======';
    if (!/^<{7} \S/.test(line.text) && !(separated && /^>{7} \S/.test(line.text))) continue;
    return {
      code: 'conflict-marker',
      place: createPlacer(file, text)(line.start, line.start + 7),
      actual: 'A merge was not finished: the markers of Git still stand in the file.',
      expected: 'Choose the lines that are right and delete the lines beginning with <<<<<<<, ======= and >>>>>>>.',
      fatal: line.start < bodyStart || text.slice(0, line.start).trim() === '',
    };
  }
  return null;
}

/** All lines of the frontmatter, and those of the body that are no code. */
function* visibleLines(text: string, bodyStart: number): Generator<Line> {
  for (const line of linesOf(text.slice(0, bodyStart))) yield line;
  yield* linesOutsideCode(text, bodyStart);
}
