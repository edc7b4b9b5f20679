import type { Course } from '../../src/views/extras/course.ts';
import type { ItemPage } from '../../src/views/item-page.ts';
import type { ValueView } from '../../src/views/value-view.ts';

/** A value in words: cells of a row with `|` between them, rows on lines of their own. */
export function wordsOf(value: ValueView): string {
  switch (value.kind) {
    case 'text':
    case 'date':
      return value.text;
    case 'link':
      return value.link.text;
    case 'list':
      return value.items.map(wordsOf).join(' + ');
    case 'map':
      return value.entries.map((entry) => `${entry.label}: ${wordsOf(entry.value)}`).join('\n');
    case 'table':
      return value.rows.map((row) => row.map(wordsOf).join(' | ')).join('\n');
  }
}

/** Facts of a page: `Score: 12, above the line of 8`. */
export function factsOf({ facts }: ItemPage): readonly string[] {
  return facts.map(({ label, value }) => `${label}: ${wordsOf(value)}`);
}

/** Lines of a section of a page; none where it has no such section. */
export function linesOf({ extras }: ItemPage, anchor: string): readonly string[] {
  const found = extras.find((entry) => entry.anchor === anchor);
  return found === undefined ? [] : wordsOf(found.value).split('\n');
}

/** Steps of a course: `Raised, done: 2 December 2025`. */
export function stepsOfCourse(course: Course | undefined): readonly string[] {
  return (course?.steps ?? []).map(({ label, standing, on, note }) =>
    `${label}, ${standing}: ${on?.text ?? ''} ${note}`.trim(),
  );
}
