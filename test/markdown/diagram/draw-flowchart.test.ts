import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutFlowchart } from '../../../src/markdown/diagram/layout-flowchart.ts';
import { measureText, wrapText } from '../../../src/markdown/diagram/measure-text.ts';
import type { Box, Point } from '../../../src/markdown/diagram/node-outline.ts';
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

test('an edge runs through no node and no label but those it joins', () => {
  const diagram = fc.record({
    direction: fc.constantFrom('TD', 'LR', 'BT', 'RL'),
    shapes: fc.array(fc.constantFrom('[Step]', '[A step with a long name]', '{Is it so?}', '((Go))', '([End])'), {
      minLength: 2,
      maxLength: 14,
    }),
    groups: fc.array(fc.nat(2), { minLength: 14, maxLength: 14 }),
    edges: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.boolean()), { minLength: 1, maxLength: 24 }),
  });
  fc.assert(
    fc.property(diagram, ({ direction, shapes, groups, edges }) => {
      const lines = [0, 1, 2].flatMap((group) => {
        const nodes = shapes.flatMap((shape, index) => (groups[index] === group ? [`n${index}${shape}`] : []));
        return group === 0 || nodes.length === 0 ? nodes : [`subgraph g${group} [Group]`, ...nodes, 'end'];
      });
      const joined = edges
        .map(([from, to, isLabelled]) => [from % shapes.length, to % shapes.length, isLabelled] as const)
        .filter(([from, to]) => from !== to);
      for (const [from, to, isLabelled] of joined) lines.push(`n${from} -->${isLabelled ? '|some label|' : ''} n${to}`);
      const chart = parseFlowchart(`flowchart ${direction}\n${lines.join('\n')}`);
      if (chart.kind === 'problem') throw new Error(chart.message);
      const layout = layoutFlowchart(chart);
      for (const { edge, points, label } of layout.edges) {
        const others = [
          ...layout.nodes.filter(({ node }) => node.id !== edge.from && node.id !== edge.to),
          ...layout.edges.flatMap((other) => (other.label === null || other.label === label ? [] : [other.label])),
        ];
        for (const part of partsOf(points)) for (const box of others) expect(overlaps(part, box)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

/** From each point to the next the rectangle that holds the line or curve between them. */
function partsOf(points: readonly Point[]): readonly Box[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });
}
