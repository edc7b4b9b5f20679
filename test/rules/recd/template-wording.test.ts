import { describe, expect, test } from 'vitest';
import { lifecycles } from '../../../src/core/lifecycle/lifecycles.ts';
import type { ItemTypeDeclaration, KindDeclaration } from '../../../src/core/types/declaration.ts';
import { rowOfType, templateOfType } from '../../../src/core/types/template-of-type.ts';
import { titlePlaceholder } from '../../../src/core/types/placeholder.ts';
import { judge } from '../../../src/rules/judge.ts';
import noPlaceholderLeft from '../../../src/rules/recd/no-placeholder-left.ts';
import { smallSms } from '../../support/small-sms.ts';

const base = smallSms({});
const types = [...base.types.values()].filter((type) => type.storage !== 'data');
const cases = types.flatMap((type) =>
  (type.kinds ?? [null]).map(
    (kind) => [`${type.key}${kind === null ? '' : `, kind ${kind.key}`}`, type, kind] as const,
  ),
);

type Template = readonly [ItemTypeDeclaration, KindDeclaration | null];

function contextFor([type, kind]: Template): Parameters<typeof templateOfType>[2] {
  return {
    id: `${kind?.prefix ?? type.prefix}-901`,
    title: type.storage === 'file' ? 'A fresh start' : titlePlaceholder(type),
    owner: null,
    control: kind?.control ?? type.control,
    day: '2026-06-30',
    clause: type.clauses[0] ?? '8.1',
    types: base.types,
    idsOf: (key) => [...base.items.values()].filter((item) => item.type.key === key).map((item) => item.id),
  };
}

/** Lines that bring an item into force, or close it. */
function inForce({ lifecycle }: ItemTypeDeclaration): readonly string[] {
  const table = lifecycles[lifecycle];
  if (lifecycle === 'document') return ['status: approved', 'effective_from: 2026-01-10'];
  if (lifecycle === 'agreement') return ['status: agreed', 'from: 2026-01-10'];
  return table === undefined ? [] : [`status: ${table.inForceFrom ?? table.frozenFrom ?? ''}`];
}

function withoutStatus(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !line.startsWith('status:'));
}

function fileInForce(template: Template, more: readonly string[] = []): string {
  const [, ...lines] = templateOfType(...template, contextFor(template)).split('\n');
  return ['---', ...inForce(template[0]), ...more, ...withoutStatus(lines)].join('\n');
}

/** An entry of a list. */
function entry(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

function registerOf(type: ItemTypeDeclaration, lines: readonly string[]): string {
  const head = [
    '---',
    'id: REG-901',
    'type: register',
    `of: ${type.key}`,
    'owner: ROL-002',
    'classification: internal',
  ];
  return [...head, 'rows:', ...entry(lines, '  '), '---', '', '# Rows', ''].join('\n');
}

function textInForce(template: Template): string {
  const [type] = template;
  if (type.storage === 'file') return fileInForce(template);
  const lines = withoutStatus(rowOfType(...template, contextFor(template)));
  if (type.storage === 'row') return registerOf(type, [...lines, ...inForce(type)]);
  const parent = types.find(({ key }) => key === type.section?.parent)!;
  const list = [`${type.section?.list ?? ''}:`, ...entry(lines, '  ')];
  const around: Template = [parent, parent.kinds?.[0] ?? null];
  if (parent.storage === 'file') return fileInForce(around, list);
  return registerOf(parent, [...withoutStatus(rowOfType(...around, contextFor(around))), ...inForce(parent), ...list]);
}

/** Found without any knowledge of the wording: quoted brackets of the frontmatter, bracketed lines, ids of zeros. */
function bracketsIn(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const said = line.replace(/(?:^|\s)#\s.*$/, '');
    const found = said.match(/(?<=["'])\[[^\]"']+\](?=["'])|^\[[^\]]+\]$|\b[A-Z]+-000\b/g) ?? [];
    return found.map((words) => `${index + 1} ${words}`);
  });
}

describe('what `new` writes in brackets is found, of every type', () => {
  test.each(cases)('%s', (_, type, kind) => {
    const text = textInForce([type, kind]);
    const { findings } = judge(smallSms({ 'content/new.md': text }), [noPlaceholderLeft], {
      history: false,
      base: false,
    });
    const found = findings.flatMap(({ place, actual, related }) => [
      `${place.line} ${actual ?? ''}`,
      ...related.map((other) => `${other.place?.line ?? ''} ${/"(.*)"/.exec(other.message)?.[1] ?? ''}`),
    ]);
    expect([...new Set(found)].sort(), text).toEqual([...new Set(bracketsIn(text))].sort());
    if (type.storage === 'row') expect(found).not.toEqual([]);
  });
});

const inBody = (body: string, id = 'PRO-001'): string =>
  `---\nid: ${id}\nowner: ROL-005\nstatus: approved\nclassification: internal\neffective_from: 2026-01-10\n---\n\n# Hand over\n\n${body}\n`;

function found(body: string): readonly string[] {
  const sms = smallSms({
    'content/procedures/pro-001.md': inBody(body),
    'content/procedures/pro-002.md': inBody('A', 'PRO-002'),
  });
  const { findings } = judge(sms, [noPlaceholderLeft], { history: false, base: false });
  return findings.flatMap(({ actual, related }) => [actual ?? '', ...related.map(({ message }) => message)]);
}

describe('wording of templates in a body', () => {
  test.each([
    ['[formula]', '[formula]'],
    ['A [unit in one sentence] stands here.', '[unit in one sentence]'],
    ['A [unit in\none sentence] stands here.', '[unit in one sentence]'],
    ['- **[rationale]**', '[rationale]'],
    ['| Unit | Query |\n|---|---|\n| [unit] | none |', '[unit]'],
    ['## [person in one sentence]', '[person in one sentence]'],
    ['Ask PER-000 first.', 'PER-000'],
  ])('found in: %s', (body, expected) => {
    expect(found(body)).toEqual([expected]);
  });

  test.each([
    'As [the rest], [1], [a] and [sic] say.',
    'See [unit](PRO-002), [unit][u], ![unit](x.png) and [query].\n\n[u]: PRO-002\n[query]: PRO-002',
    '- [ ] unit\n- [x] formula',
    'Call `[unit]`, /units/[id]/list or list[id].\n\n~~~\n[formula]\n~~~',
    'It said "[unit]".\n\n> [formula]',
    'The form asks \\[unit\\].',
    'PER-0001 and CHG-XXX are patterns.',
  ])('silent on: %s', (body) => {
    expect(found(body)).toEqual([]);
  });
});
