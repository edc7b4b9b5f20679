import type { SourceFacts } from '../../core/model/facts.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Place } from '../../core/model/place.ts';

/** Something in a text that readers cannot read as it was meant. */
export interface Damage {
  readonly place: Place;
  readonly what: string;
  readonly wanted: string;
}

/** Letters of UTF-8 that were read as another encoding, and the sign that stands for a lost letter. */
const broken = /\uFFFD|Ã[\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00BF“”˜™œš¦žŸ]|Â[\u00A0-\u00BF]/;
const delimiterRow = /\|[ \t]*:?-{3,}:?[ \t]*\|/;
const emptyAlternative = /<img\b[^>]*\balt=(?:""|'')/i;

/**
 * Damage in the text of a file: lost letters, tables that are none, rows that are cut off, pictures without words.
 *
 * @param facts file as parsed
 */
export const damageIn = remembered((facts: SourceFacts): readonly Damage[] => {
  const { body } = facts;
  return [
    ...(broken.test(body) ? lostLetters(facts, body) : []),
    ...(mayHoldDamagedTables(body) ? [...textThatWasATable(facts, body), ...cutRows(facts, body)] : []),
    ...(/!\[|<img/i.test(body) ? wordlessPictures(facts, body) : []),
  ];
});

/** One for a file: damage of this kind comes with the whole text. */
function lostLetters(facts: SourceFacts, body: string): readonly Damage[] {
  const lines = body.split('\n');
  const damaged = lines.flatMap((line, index) => (broken.test(line) ? [{ line, index }] : []));
  const [first] = damaged;
  const match = broken.exec(first?.line ?? '');
  if (first === undefined || match === null) return [];
  const word = /\S*$/.exec(first.line.slice(0, match.index))?.[0] ?? '';
  const sample = `${word}${/^\S*/.exec(first.line.slice(match.index))?.[0] ?? ''}`.slice(0, 40);
  const often = damaged.length === 1 ? '' : ` The same stands in ${damaged.length - 1} more of its lines.`;
  return [
    {
      place: placeOfLine(facts, first.index, match.index, match[0].length),
      what: `Letters are damaged here ("${sample}").${often}`,
      wanted: 'the letters as they were written, and the file stored as UTF-8',
    },
  ];
}

function textThatWasATable(facts: SourceFacts, body: string): readonly Damage[] {
  if (!delimiterRow.test(body)) return [];
  return facts.paragraphs.flatMap(({ text, place }) =>
    delimiterRow.test(text)
      ? [
          {
            place,
            what: 'A table stands here that is shown as one line of text with strokes.',
            wanted: 'an empty line before it, and as many cells in its second line as in its first',
          },
        ]
      : [],
  );
}

/** What stands behind the last column is not shown at all. */
function cutRows(facts: SourceFacts, body: string): readonly Damage[] {
  const { tables } = facts;
  const lines = body.split('\n');
  return tables.flatMap(({ columns, rows }) =>
    rows.flatMap(({ place }): readonly Damage[] => {
      const cells = cellsOf(lines[place.line - facts.bodyLine] ?? '');
      if (cells.slice(columns.length).every((cell) => cell === '')) return [];
      return [
        {
          place,
          what: `This row of a table has ${cells.length} cells, but the table has ${columns.length} columns: "${(cells[columns.length] ?? '').slice(0, 40)}" is not shown.`,
          wanted: `${columns.length} cells; a stroke that belongs to the text is written \`\\|\``,
        },
      ];
    }),
  );
}

/**
 * A quick look at the lines with strokes: false when each line below the head of a table has as many of them as that head, which has
 * an empty line before it, and no line after it has more.
 */
function mayHoldDamagedTables(body: string): boolean {
  let most = Number.POSITIVE_INFINITY;
  for (let at = body.indexOf('|'); at >= 0;) {
    const begin = body.lastIndexOf('\n', at) + 1;
    const end = body.indexOf('\n', at);
    const line = body.slice(begin, end < 0 ? body.length : end);
    const strokes = line.split('|').length;
    if (isBelowHead(line)) {
      const head = lineBefore(body, begin);
      if (head.text.split('|').length !== strokes || /\S/.test(lineBefore(body, head.begin).text)) return true;
      most = strokes;
    } else if (strokes > most) return true;
    at = end < 0 ? -1 : body.indexOf('|', end);
  }
  return false;
}

function isBelowHead(line: string): boolean {
  return /^[\s>|:*+\d.)-]*-[\s|:-]*$/.test(line);
}

function lineBefore(body: string, begin: number): { readonly text: string; readonly begin: number } {
  if (begin === 0) return { text: '', begin: 0 };
  const start = body.lastIndexOf('\n', begin - 2) + 1;
  return { text: body.slice(start, begin - 1), begin: start };
}

function cellsOf(line: string): readonly string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  const inside = cells[0] === '' ? cells.slice(1) : cells;
  return (inside.at(-1)?.trim() === '' ? inside.slice(0, -1) : inside).map((cell) => cell.trim());
}

/** HTML with an empty alternative says on purpose that a picture is mere decoration. */
function wordlessPictures(facts: SourceFacts, body: string): readonly Damage[] {
  const lines = body.split('\n');
  return facts.links.flatMap(({ kind, text, target, place }): readonly Damage[] => {
    if (kind !== 'image' || text.trim() !== '') return [];
    const source = lines.slice(place.line - facts.bodyLine, place.endLine - facts.bodyLine + 1).join('\n');
    if (emptyAlternative.test(source)) return [];
    return [
      {
        place,
        what: `The picture ${target.slice(0, 80)} has no words in its place.`,
        wanted: 'what it shows, in a few words between the brackets: `![Where the log lies](log.png)`',
      },
    ];
  });
}

function placeOfLine(facts: SourceFacts, index: number, column: number, length: number): Place {
  const line = facts.bodyLine + index;
  return { file: facts.file, line, column: column + 1, endLine: line, endColumn: column + 1 + length };
}
