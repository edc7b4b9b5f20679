import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/core/standard/catalogue.ts';
import { barChart } from '../../src/views/charts/bar-chart.ts';
import { heatMap } from '../../src/views/charts/heat-map.ts';
import { interfaceGrid } from '../../src/views/charts/interface-grid.ts';
import { lineChart } from '../../src/views/charts/line-chart.ts';
import { timeline } from '../../src/views/charts/timeline.ts';
import { groupName } from '../../src/views/clause-tree-view.ts';
import { sayKnown, speak } from '../../src/views/words/say.ts';

const link = (text: string): { readonly href: string; readonly text: string } => ({ href: `/${text}/`, text });

test('a line keeps inside its frame, breaks where a period has no value, and marks what misses the target that holds', () => {
  const numbers = fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(numbers, (values) => {
      const labelled = values.map((value, at) => ({ label: `2026-${String(at).padStart(2, '0')}`, value }));
      const chart = lineChart(
        labelled,
        { value: 5, text: 'Target', misses: (n) => n < 5, holds: (l) => l >= '2026-05' },
        '%',
      );
      const count = values.filter((value) => value !== null).length;
      if (chart === null) return count < 2;
      const inside = chart.points.every(({ x, y }) => x >= 0 && x <= chart.width && y >= 0 && y <= chart.height);
      const missed = labelled.filter(({ label, value }) => value !== null && value < 5 && label >= '2026-05').length;
      return (
        inside && chart.points.length === count && chart.points.filter(({ isMissed }) => isMissed).length === missed
      );
    }),
  );
  const broken = lineChart(
    [1, 2, null, 3, 4].map((value, at) => ({ label: String(at), value })),
    null,
    '',
  );
  expect(broken?.line.match(/M/g)).toHaveLength(2);
  expect(broken?.description).toBe('4 values from 0 to 4, between 1 and 4.');
});

test('two values make a line, one does not, and no name of a line or a period lies on another or on a point', () => {
  const labels = (count: number, length: number): { label: string; value: number }[] =>
    Array.from({ length: count }, (_, at) => ({ label: String(at).padStart(length, '2'), value: at }));
  const target = { value: 0, text: 'Target', misses: (value: number) => value < 1, holds: () => true };
  expect(lineChart(labels(1, 7), target, '')).toBeNull();
  const level = lineChart(
    [100, 100].map((value, at) => ({ label: String(at), value })),
    null,
    '%',
  );
  expect(level?.marks.map(({ text }) => text)).toEqual(['90', '95', '100', '105', '110']);
  const late = { ...target, holds: (label: string) => label.endsWith('1') };
  expect(lineChart(labels(2, 7), late, '')?.target?.line).toMatch(/^M348,/);
  expect(lineChart(labels(2, 7), target, '%')?.values).toEqual([
    { label: '2222220', text: '0 %', isMissed: true },
    { label: '2222221', text: '1 %', isMissed: false },
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 4, max: 24 }), (count, length) => {
      const chart = lineChart(labels(count, length), target, '');
      const width = length * 6.6;
      const spans = (chart?.labels ?? []).map(({ x, anchor }) => {
        const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
        return [left, left + width] as const;
      });
      expect(spans.every(([left], at) => at === 0 || left > (spans[at - 1]?.[1] ?? 0))).toBe(true);
      expect(chart?.points.every(({ y }) => y > 24)).toBe(true);
    }),
  );
});

test('bars are as long as their numbers', () => {
  const chart = barChart(
    [
      {
        label: 'Plan',
        parts: new Map([
          ['done', 3],
          ['missing', 1],
        ]),
      },
      { label: 'Do', parts: new Map([['done', 2]]) },
    ],
    ['done', 'missing'],
    'clauses',
  );
  const [plan, others] = chart?.rows ?? [];
  expect(plan?.parts.map(({ width }) => width)).toEqual([300, 100]);
  expect(plan?.parts[1]?.x).toBe((chart?.left ?? 0) + 300);
  expect(others?.parts.map(({ title }) => title)).toEqual(['Do: 2 done']);
  expect(chart?.legend.map(({ text }) => text)).toEqual(['done: 5', 'missing: 1']);
  expect(barChart([{ label: 'Plan', parts: new Map() }], ['done'], 'clauses')).toBeNull();
});

test('a risk stands where its likelihood and impact meet, above the line or not', () => {
  const risk = (text: string, likelihood: number, impact: number): Parameters<typeof heatMap>[0][number] => ({
    link: link(text),
    likelihood,
    impact,
  });
  const map = heatMap([risk('RSK-001', 4, 3), risk('RSK-002', 2, 4), risk('RSK-003', 1, 1)], 8);
  const cell = (likelihood: number, impact: number): unknown =>
    map?.rows.find((row) => row.likelihood === likelihood)?.cells[impact - 1];
  expect(cell(4, 3)).toMatchObject({ score: 12, level: 'above', risks: [{ text: 'RSK-001' }] });
  expect(cell(2, 4)).toMatchObject({ score: 8, level: 'carried', risks: [{ text: 'RSK-002' }] });
  expect(cell(1, 1)).toMatchObject({ level: 'low' });
  expect(map?.description).toBe('3 risks by likelihood and impact, 1 of them above the acceptance line of 8.');
  expect(map?.rows[0]?.likelihood).toBe(5);
  expect(heatMap([risk('RSK-001', 50, 3)], 8)).toBeNull();
  expect(heatMap([], 8)).toBeNull();
});

test('steps stand along the calendar, with the day judged between them', () => {
  const chart = timeline(
    [
      { label: 'First', from: '2026-01-01', to: '2026-01-01', state: 'done' },
      { label: 'Second', from: '2026-02-01', to: '2026-12-31', state: 'running' },
    ],
    '2026-06-30',
  );
  expect(chart?.rows[0]).toMatchObject({ width: 0, title: 'First: 1 January 2026, done' });
  expect(chart?.rows[1]).toMatchObject({ x: 8.5, width: 91.5 });
  expect(chart?.today).toBeGreaterThan(chart?.rows[1]?.x ?? 0);
  const named = (chart?.months ?? []).filter(({ text }) => text !== '');
  expect(named.map(({ text }) => text)).toEqual(['Feb 2026', 'Apr 2026', 'Jun 2026', 'Aug 2026', 'Oct 2026']);
  expect(named.filter(({ isFew }) => isFew).map(({ text }) => text)).toEqual(['Feb 2026', 'Jun 2026', 'Oct 2026']);
  expect(
    timeline([{ label: 'Past', from: '2025-01-01', to: '2025-02-01', state: 'done' }], '2026-06-30')?.today,
  ).toBeNull();
  expect(timeline([], '2026-06-30')).toBeNull();
});

test('a grid shows who states an interface', () => {
  const members = ['A', 'B', 'C'].map((id) => ({ id, link: link(id), name: id }));
  const stated = new Set(['A B', 'B A', 'A C']);
  const grid = interfaceGrid(members, (from, to) => stated.has(`${from} ${to}`));
  expect(grid?.rows.map(({ cells }) => cells.join(' '))).toEqual([
    'self both own',
    'both self none',
    'other none self',
  ]);
  expect(grid?.description).toBe('3 processes; 1 interface is stated by one side only.');
  expect(interfaceGrid(members.slice(0, 2), () => true)).toBeNull();
});

test('bars of the same things counted again tell no sums', () => {
  const parts = (done: number): ReadonlyMap<string, number> =>
    new Map([
      ['evidenced', done],
      ['missing', 4 - done],
    ]);
  const rows = [1, 3].map((done) => ({ label: `Day ${done}`, parts: parts(done) }));
  const chart = barChart(rows, ['evidenced', 'missing'], 'clauses', { isSame: true });
  expect(chart?.rows.map(({ total }) => total.text)).toEqual(['1/4', '3/4']);
  expect(chart?.legend.map(({ text }) => text)).toEqual(['evidenced', 'missing']);
  expect(chart?.description).toBe('4 clauses in 2 rows. The table gives every number.');
});

test('one of a kind is told in the singular', () => {
  const one = { label: 'Plan', parts: new Map([['done', 1]]) };
  expect(barChart([one], ['done'], 'clauses')?.description).toBe('1 clause in 1 row. The table gives every number.');
  expect(barChart([one, one], ['done'], 'values')?.description).toBe(
    '2 values in 2 rows. The table gives every number.',
  );
  const steps = [{ label: 'Only', from: '2026-01-01', to: '2026-02-01', state: 'done' }] as const;
  expect(timeline(steps, '2026-06-30')?.description).toBe(
    '1 step from 1 January 2026 to 1 February 2026. The table gives every day.',
  );
  const target = { value: 2, text: 'Target 2', misses: (value: number) => value > 2, holds: () => true };
  const values = [1, 2, 3].map((value) => ({ label: String(value), value }));
  expect(lineChart(values, target, '')?.description).toBe(
    '3 values from 1 to 3, between 1 and 3. Target 2, missed once.',
  );
});

test.each(['en', 'de'] as const)('no label of ours is cut at a bar, in %s', (language) => {
  speak(language);
  try {
    const groups = new Set(catalogue.clauses(catalogue.primaryStandard).map(({ group }) => sayKnown(groupName(group))));
    const chart = barChart(
      [...groups].map((label) => ({ label, parts: new Map([['evidenced', 1]]) })),
      ['evidenced'],
      'clauses',
    );
    expect(chart?.rows.map(({ label }) => label.map(({ text }) => text).join(' '))).toEqual([...groups]);
    for (const { label, top, barHeight } of chart?.rows ?? [])
      for (const { text, y } of label) {
        expect(text.length).toBeLessThanOrEqual(26);
        expect(Math.abs(y - (top + barHeight - 3.5))).toBeLessThanOrEqual(7);
      }
    expect([...groups].some((label) => label.length > 26)).toBe(language === 'de');
  } finally {
    speak('en');
  }
});

test('a long name of an organization takes two lines, and is cut after them', () => {
  const labels = ['One two three four five six seven', 'x'.repeat(60), `One ${'x'.repeat(60)}`].map(
    (label) => barChart([{ label, parts: new Map([['done', 1]]) }], ['done'], 'clauses')?.rows[0]?.label ?? [],
  );
  expect(labels.map((lines) => lines.map(({ text }) => text))).toEqual([
    ['One two three four five', 'six seven'],
    [`${'x'.repeat(25)}…`],
    ['One', `${'x'.repeat(25)}…`],
  ]);
});
