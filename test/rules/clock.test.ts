import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding/finding.ts';
import { addDuration, parseDuration } from '../../src/core/lifecycle/calendar.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import type { Rule } from '../../src/rules/define-rule.ts';
import { judge } from '../../src/rules/judge.ts';
import type { RuleExample } from '../../src/rules/parse-rule-docs.ts';
import { parseRuleDocs } from '../../src/rules/parse-rule-docs.ts';
import { rules } from '../../src/rules/registry.ts';
import { smallSms } from '../support/small-sms.ts';

const folder = new URL('../../docs/rules/', import.meta.url);
const sections = new Map(
  readdirSync(folder)
    .filter((name) => /^[a-z]{4}\.md$/.test(name))
    .flatMap((page) => parseRuleDocs(readFileSync(new URL(page, folder), 'utf8')))
    .map((section) => [section.id, section] as const),
);
const clocks = rules.filter((rule) => rule.clock === true && !rule.needs.includes('history'));

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const smsOn = (example: RuleExample, asOf: string): Sms => smallSms(example.files, { asOf, forms: example.forms });

function drafts(
  rule: Rule,
  example: RuleExample,
  asOf: string,
): readonly { readonly item: string | null; readonly due: string; readonly isFixed: boolean }[] {
  const found: { item: string | null; due: string; isFixed: boolean }[] = [];
  const watching: Rule = {
    ...rule,
    *check(context) {
      for (const draft of rule.check(context)) {
        if (draft.due !== undefined)
          found.push({ item: draft.item ?? null, due: draft.due, isFixed: draft.severity !== undefined });
        yield draft;
      }
    },
  };
  judge(smsOn(example, asOf), [watching], { history: false, base: false });
  return found;
}

interface Dated {
  readonly rule: Rule;
  readonly example: RuleExample;
  readonly item: string | null;
  readonly due: string;
  /** The rule states another severity for this finding. */
  readonly isFixed: boolean;
}

const dated: readonly Dated[] = clocks.flatMap((rule) =>
  (sections.get(rule.id)?.examples ?? [])
    .filter(({ kind, history }) => kind === 'invalid' && history.length === 0)
    .flatMap((example) =>
      drafts(rule, example, smallSms(example.files, { forms: example.forms }).asOf).map((draft) => ({
        rule,
        example,
        ...draft,
      })),
    ),
);
/** On which of the three days around `due` a rule speaks. */
type Pattern = '..X' | '.XX' | 'XXX';

/** What begins on a day is so on that day; everything else is late only when the day is over. */
const fromTheDay: Readonly<Record<string, string>> = {
  'EXTD-005': 'a new edition is out',
  'LIFE-002': 'the term has ended',
  'ORGA-001': 'the role is vacant',
  'ORGA-002': 'the role is vacant',
};

/** Their findings name no day, so they count fully at once. */
const withoutDay: Readonly<Record<string, string>> = {
  'CERT-001': 'before a visit everything is expected',
  'LIFE-005': 'the wait itself is what is reported',
  'OPER-018': 'its examples mix controls with and without a day',
};

/** Examples in which the act is missing at once, whatever the day. */
const atOnce: ReadonlySet<string> = new Set(['OPER-003 CHG-002 2026-03-07']);

/** They warn of a day before it comes: their own tests have the days around the warning. */
const ahead: Readonly<Record<string, string>> = {
  'ORGA-013': 'a successor is wanted before somebody leaves',
  'SERV-024': 'an agreement is decided before its notice period',
};

/** They are silent until their grace is over as well. */
const afterGrace: Readonly<Record<string, string>> = { 'EVID-006': 'the record may be on its way' };

const patternOf = (entry: Dated): Pattern =>
  entry.rule.id in fromTheDay ? '.XX' : atOnce.has(name(entry)) ? 'XXX' : '..X';

const graceOf = (rule: Rule): string => String(rule.parameters?.['grace']?.default ?? 'P30D');

function plus(day: string, duration: string): string {
  const parsed = parseDuration(duration);
  if (parsed === null) throw new Error(`${duration} is no duration.`);
  return addDuration(day, parsed);
}

/** Where the example has nothing in force that early, there is nothing to be late with. */
function isThereYet({ example, item }: Dated, day: string): boolean {
  const now = smallSms(example.files, { forms: example.forms });
  const then = smsOn(example, day);
  return [...now.items.values()].every((entry) => {
    if (entry.type.class !== 'document' && entry.id !== item) return true;
    const past = then.items.get(entry.id);
    return past?.inForce === entry.inForce && past.inView === entry.inView;
  });
}

const around = dated.filter(({ rule }) => !(rule.id in ahead));
const name = ({ rule, item, due }: Dated): string => `${rule.id} ${item ?? ''} ${due}`;

describe('the day before, the day itself and the day after', () => {
  test('every dated rule is looked at', () => {
    const seen = new Set(dated.map(({ rule }) => rule.id));
    expect(clocks.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual(Object.keys(withoutDay));
  });

  test('few examples begin too late to be looked at', () => {
    const late = around.filter((entry) => !isThereYet(entry, dayAfter(entry.due, -1)));
    expect(late.length).toBeLessThan(around.length / 4);
  });

  test.each(around.map((entry) => [name(entry), entry] as const))('%s', (_, entry) => {
    const { rule, example, item, due } = entry;
    const turn = rule.id in afterGrace ? plus(due, graceOf(rule)) : due;
    const days = [-1, 0, 1].map((offset) => dayAfter(turn, offset));
    if (days.every((day) => isThereYet(entry, day))) {
      const speaks = days.map((day) =>
        drafts(rule, example, day).some((draft) => draft.item === item && draft.due === due) ? 'X' : '.',
      );
      expect(speaks.join('')).toBe(patternOf(entry));
    }
    const severityOn = (day: string): Finding['severity'] | undefined => {
      const { findings, gaps } = judge(smsOn(example, day), [rule], { history: false, base: false });
      return [...findings, ...gaps].find((finding) => finding.item === item && finding.due === due)?.severity;
    };
    const fullFrom = plus(due, graceOf(rule));
    const [last, first] = [severityOn(fullFrom), severityOn(dayAfter(fullFrom, 1))];
    if (last !== undefined && first !== undefined && rule.severity === 'error' && !entry.isFixed)
      expect([last, first]).toEqual(['warn', 'error']);
  });
});
