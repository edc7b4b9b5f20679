import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/markdown/parse-csv.ts';

const read = (content: string | Uint8Array): ReturnType<typeof parseCsv> =>
  parseCsv('data.csv', typeof content === 'string' ? new TextEncoder().encode(content) : content, 'sha');
const problemsIn = (content: string | Uint8Array): readonly string[] =>
  read(content).problems.map(
    ({ place, code, actual }) => `${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${code} ${actual}`,
  );

describe('lines of data', () => {
  test('are read by column, trimmed, with their places', () => {
    const { columns, rows, problems } = read(
      '\uFEFFid, name ,note\r\nRSK-001, One ,\r\n\r\nRSK-002,"Two, ""three""\r\nfour",x\r\n',
    );
    expect(columns).toEqual(['id', 'name', 'note']);
    expect(rows.map((row) => row.values)).toEqual([
      { id: 'RSK-001', name: 'One', note: '' },
      { id: 'RSK-002', name: 'Two, "three"\r\nfour', note: 'x' },
    ]);
    expect(rows.map(({ place }) => [place.line, place.endLine, place.endColumn])).toEqual([
      [2, 2, 15],
      [4, 5, 8],
    ]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['nothing', '', []],
    ['only a first line', 'a,b\n', ['a', 'b']],
    ['one column', 'a\n', ['a']],
    ['empty lines', '\n\n', []],
  ])('%s gives no rows', (_name, content, columns) => {
    expect(read(content)).toMatchObject({ columns, rows: [], problems: [] });
  });

  test('a last line without a line end counts', () => {
    expect(read('a,b\n1,2').rows.map((row) => row.values)).toEqual([{ a: '1', b: '2' }]);
    expect(read('a\n""\n"x"').rows.map((row) => row.values)).toEqual([{ a: 'x' }]);
  });

  test('no column name can do harm', () => {
    const [row] = read('__proto__,constructor,id\nx,y,z\n').rows;
    expect(Object.entries(row?.values ?? {})).toEqual([
      ['constructor', 'y'],
      ['id', 'z'],
    ]);
  });
});

describe('problems', () => {
  test.each([
    ['too few values', 'a,b\n1\n2,3\n', ['2:1-2:2 csv-syntax The line has 1 values, the first line names 2 columns.']],
    ['too many values', 'a,b\n1,2,3\n', ['2:1-2:6 csv-syntax The line has 3 values, the first line names 2 columns.']],
    [
      'an open quotation mark',
      'a,b\n1,"2\n3,4\n',
      [
        '2:1-4:1 csv-syntax A quotation mark opened in this line is never closed, so the rest of the file is read as one value.',
      ],
    ],
    ['two columns of one name', 'a,a\n1,2\n', ['1:1-1:4 duplicate-key Two columns are called "a"; the first is read.']],
    ['columns without a name', 'a,,\n1,2,3\n', ['1:1-1:4 duplicate-key Several columns have no name.']],
    [
      'a day that does not exist',
      'day\n2026-02-30\n2026-02-28\n',
      ['2:1-2:11 impossible-date day is 2026-02-30, a day that is not in the calendar.'],
    ],
  ])('%s', (_name, content, problems) => {
    expect(problemsIn(content)).toEqual(problems);
  });

  test('of the encoding are reported; what is no text has no rows', () => {
    expect(problemsIn(Buffer.from('a\nGr\xf6\xdfe\n', 'latin1'))).toHaveLength(1);
    expect(read(Buffer.from('\uFEFFa\nb\n', 'utf16le'))).toMatchObject({
      columns: [],
      rows: [],
      problems: [{ code: 'utf16' }],
    });
  });
});

describe('for any table', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ä', '😀', ';', "'") });

  test('what is written as RFC 4180 says comes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (cells, end) => {
          const table = cells.filter((row) => row.some((value) => value.trim() !== ''));
          const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
          const text = ['a,b,c', ...table.map((row) => row.map(quoted).join(','))].join(end) + end;
          const { rows, problems } = read(text);
          expect(rows.map((row) => row.values)).toEqual(
            table.map(([a, b, c]) => ({ a: a.trim(), b: b.trim(), c: c.trim() })),
          );
          expect(problems).toEqual([]);
        },
      ),
    );
  });

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 255, maxLength: 200 }), (bytes) => {
        expect(() => read(bytes)).not.toThrow();
      }),
    );
  });

  test('very many lines are read in linear time', { timeout: 20_000 }, () => {
    const { rows, problems } = read(`a,b\n${'1\n'.repeat(200_000)}`);
    expect([rows.length, problems.length]).toEqual([200_000, 200_000]);
  });
});
