import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding/finding.ts';
import { lintProse } from '../../src/io/lint-prose.ts';
import { judge } from '../../src/rules/judge.ts';
import { parseRuleDocs } from '../../src/rules/parse-rule-docs.ts';
import { rules } from '../../src/rules/registry.ts';
import { smsOfExample } from '../support/history-example.ts';
import { smallSms } from '../support/small-sms.ts';

const folder = new URL('../../docs/rules/', import.meta.url);
const pages = readdirSync(folder).filter((name) => /^[a-z]{4}\.md$/.test(name));
const documented = new Map(
  pages.flatMap((page) =>
    parseRuleDocs(readFileSync(new URL(page, folder), 'utf8')).map(
      (section) => [section.id, { page, section }] as const,
    ),
  ),
);

const line = (finding: Finding): string =>
  `${finding.place.file}:${finding.place.line} ${finding.rule} ${finding.severity}${finding.item === null ? '' : ` ${finding.item}`}: ${finding.message}`;

/** The other rules are there, and report nothing. */
const silent = rules.map((rule) => ({ ...rule, check: () => [] }));

/** What they report is the lack of a repository that could be shown. */
const unshowable: ReadonlySet<string> = new Set(['META-001']);

describe('every rule', () => {
  test('has a section in docs/rules, and every section has a rule', () => {
    expect([...documented.keys()].sort()).toEqual(rules.map((rule) => rule.id));
  });

  test('stands on the page and in the folder of its group', () => {
    for (const rule of rules) expect(`${rule.id.slice(0, 4).toLowerCase()}.md`).toBe(documented.get(rule.id)?.page);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const section = documented.get(id)?.section;

  test('is explained', () => {
    expect(section?.explanation).toMatch(/\w/);
  });

  if (!unshowable.has(id) && !rule.needs.includes('build')) {
    test('has a valid and an invalid example', () => {
      expect(section?.examples.map((example) => example.kind)).toEqual(expect.arrayContaining(['invalid', 'valid']));
    });
  }

  for (const [index, example] of (section?.examples ?? []).entries()) {
    test(`example ${index + 1} (${example.kind}) gives exactly the findings it shows`, async () => {
      const read =
        example.history.length > 0 ? await smsOfExample(example) : smallSms(example.files, { forms: example.forms });
      const sms = { ...read, lint: await lintProse(read, []) };
      const sight = { history: sms.history !== null, base: sms.base !== null, isBuild: true };
      const { findings, gaps, waived } = judge(sms, [rule, ...silent.filter((other) => other.id !== id)], sight);
      expect(sight.history).toBe(example.history.length > 0);
      const ofRule = [...findings, ...gaps, ...waived].filter((finding) => finding.rule === id);
      expect(ofRule.map(line)).toEqual(example.findings);
      expect(example.findings.length > 0).toBe(example.kind === 'invalid');
    });
  }
});
