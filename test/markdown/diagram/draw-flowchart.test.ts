import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutFlowchart } from '../../../src/markdown/diagram/layout-flowchart.ts';
import { measureText, wrapText } from '../../../src/markdown/diagram/measure-text.ts';
import type { Box } from '../../../src/markdown/diagram/node-outline.ts';
import { parseFlowchart } from '../../../src/markdown/diagram/parse-flowchart.ts';

function overlaps(one: Box, other: Box): boolean {
  const near = (distance: number, sizes: number) => Math.abs(distance) < sizes / 2 - 1;
  return near(one.x - other.x, one.width + other.width) && near(one.y - other.y, one.height + other.height);
}

test('text wraps at about 22 characters, and inside a word only if the word is longer', () => {
  expect(wrapText('Assess risk and impact of the change on services and customers', 168)).toEqual([
    'Assess risk and impact',
    'of the change on',
    'services and customers',
  ]);
  expect(wrapText('Rechtsschutzversicherungsgesellschaften\nab', 168)).toEqual([
    'Rechtsschutzversicherun',
    'gsgesellschaften',
    'ab',
  ]);
  expect(measureText('é')).toBe(measureText('e'));
  expect(measureText('日本')).toBeGreaterThan(measureText('ab'));
});

test('nodes, labels and foreign groups do not cover each other, and everything lies inside the frame', () => {
  const diagram = fc.record({
    direction: fc.constantFrom('TD', 'LR', 'BT', 'RL'),
    groups: fc.array(fc.nat(3), { minLength: 1, maxLength: 9 }),
    edges: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.boolean()), { maxLength: 14 }),
  });
  fc.assert(
    fc.property(diagram, ({ direction, groups, edges }) => {
      const lines = [0, 1, 2, 3].flatMap((group) => {
        const nodes = groups.flatMap((own, index) => (own === group ? [`n${index}[Step number ${index}]`] : []));
        return group === 0 ? nodes : [`subgraph g${group} [Group with a long title ${group}]`, ...nodes, 'end'];
      });
      for (const [from, to, labelled] of edges) {
        lines.push(`n${from % groups.length} -->${labelled ? '|some label|' : ''} n${to % groups.length}`);
      }
      const chart = parseFlowchart(`flowchart ${direction}\n${lines.join('\n')}`);
      if (chart.kind === 'problem') throw new Error(chart.message);
      const layout = layoutFlowchart(chart);
      for (const one of layout.nodes) {
        const foreign = layout.groups.filter(({ group }) => group.id !== one.node.group);
        const labels = layout.edges.flatMap(({ label }) => label ?? []);
        const others = layout.nodes.filter((other) => other !== one);
        for (const other of [...others, ...labels, ...foreign]) expect(overlaps(one, other)).toBe(false);
      }
      for (const box of [...layout.nodes, ...layout.groups]) {
        expect(box.x - box.width / 2).toBeGreaterThanOrEqual(layout.left);
        expect(box.x + box.width / 2).toBeLessThanOrEqual(layout.left + layout.width);
        expect(box.y - box.height / 2).toBeGreaterThanOrEqual(layout.top);
        expect(box.y + box.height / 2).toBeLessThanOrEqual(layout.top + layout.height);
      }
    }),
    { numRuns: 150 },
  );
});
