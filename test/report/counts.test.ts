import { describe, expect, test } from 'vitest';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import type { Summary } from '../../src/core/finding/finding.ts';
import { summarize } from '../../src/core/finding/order.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import { formats } from '../../src/report/formats.ts';
import { smsJson } from '../../src/views/sms-json.ts';
import { checkSample } from './sample-sms.ts';
import { sarifLog } from './sarif-structure.ts';

type Counter = (report: string) => Summary;

function summary(severities: readonly string[], waived: number, known: number, gaps: number, notes: number): Summary {
  const of = (severity: string): number => severities.filter((entry) => entry === severity).length;
  return {
    total: severities.length,
    block: of('block'),
    error: of('error'),
    warn: of('warn'),
    info: of('info'),
    waived,
    known,
    unlisted: 0,
    gaps,
    notes,
  };
}

const linesBetween = (report: string, title: RegExp): readonly string[] =>
  report
    .split('\n\n')
    .find((part) => title.test(part))
    ?.split('\n')
    .slice(1) ?? [];

// Each reads the entries of the report, not the counts that stand in it.
const counters: Readonly<Record<string, Counter>> = {
  pretty: (report) => {
    const starts = (title: RegExp): number =>
      linesBetween(report, title).filter((line) => /^ {2}[A-Z]{4}-\d{3} /.test(line)).length;
    const severities = [...report.matchAll(/^ {2}\d+:\d+ +(block|error|warn|info) +[A-Z]{4}-\d{3} /gm)].map(
      (match) => match[1] ?? '',
    );
    return summary(severities, starts(/^Waived/), starts(/^Known/), starts(/^Gaps/), starts(/^Not evaluated/));
  },
  json: (report) => {
    const { findings, waived, known, gaps, notes } = JSON.parse(report) as Record<
      'findings' | 'waived' | 'known' | 'gaps' | 'notes',
      { severity: string }[]
    >;
    return summary(
      findings.map((finding) => finding.severity),
      waived.length,
      known.length,
      gaps.length,
      notes.length,
    );
  },
  sarif: (report) => {
    const [run] = sarifLog.parse(JSON.parse(report)).runs;
    const results = run?.results ?? [];
    const counting = results.filter((result) => result.suppressions.length === 0);
    const suppressed = (reason: RegExp): number =>
      results.filter(({ suppressions }) => reason.test(suppressions[0]?.justification ?? '')).length;
    const notifications = run?.invocations[0]?.toolExecutionNotifications.map((entry) => entry.descriptor.id) ?? [];
    return summary(
      counting.map((result) => String(result.properties['severity'])),
      suppressed(/^Waiver /),
      suppressed(/^Known since /),
      notifications.filter((id) => id === 'gap').length,
      notifications.filter((id) => id === 'not-evaluated').length,
    );
  },
  github: (report) => {
    const titles = [
      ...report.matchAll(/^::(?:error|warning|notice) .*?title=[A-Z]{4}-\d{3} (block|error|warn|info|not evaluated)/gm),
    ].map((match) => match[1] ?? '');
    const lines = (outcome: string): number =>
      [...report.matchAll(new RegExp(`^[A-Z]{4}-\\d{3} ${outcome}\\b`, 'gm'))].length;
    return summary(
      titles.filter((title) => title !== 'not evaluated'),
      lines('waived'),
      lines('known'),
      lines('gap'),
      titles.filter((title) => title === 'not evaluated').length,
    );
  },
  gitlab: (report) => {
    const severityOf: Readonly<Record<string, string>> = {
      blocker: 'block',
      critical: 'error',
      minor: 'warn',
      info: 'info',
    };
    const entries = JSON.parse(report) as { severity: string; description: string }[];
    const starting = (words: RegExp): number => entries.filter(({ description }) => words.test(description)).length;
    const shown = /^(?:Waived by|Known since|Gap, before|Not evaluated: |Changed: )/;
    return summary(
      entries.filter(({ description }) => !shown.test(description)).map(({ severity }) => severityOf[severity] ?? ''),
      starting(/^Waived by /),
      starting(/^Known since /),
      starting(/^Gap, before /),
      starting(/^(?:Not evaluated|Changed): /),
    );
  },
  junit: (report) => {
    const skips = [...report.matchAll(/<skipped message="([^"]*)"/g)].map((match) => match[1] ?? '');
    const starting = (words: RegExp): number => skips.filter((message) => words.test(message)).length;
    const other = /^(?:waived by|known since|gap, before) /;
    return summary(
      [...report.matchAll(/<(?:failure type="\w+" message="[^"]*"|system-out)>(block|error|warn|info): /g)].map(
        (match) => match[1] ?? '',
      ),
      starting(/^waived by /),
      starting(/^known since /),
      starting(/^gap, before /),
      skips.filter((message) => !other.test(message)).length,
    );
  },
};

const stated = ({ total, block, error, warn, info, waived, known, gaps, notes }: Summary): RegExp =>
  new RegExp(
    `^${total} findings? \\(${block} block, ${error} error, ${warn} warn, ${info} info\\), ${waived} waived${known === 0 ? '' : `, ${known} known`}, ${gaps} gaps?, ${notes} not evaluated\\.$`,
    'm',
  );

const systems: readonly (readonly [string, () => Promise<CheckedSms>])[] = [
  ['a small SMS', () => Promise.resolve(checkSample())],
  ['the demo', () => checkSms(new URL('../..', import.meta.url).pathname)],
];

describe.each(systems)('counts of %s', (_name, check) => {
  test('every format has a counter', () => {
    expect(Object.keys(counters)).toEqual(expect.arrayContaining(Object.keys(formats)));
  });

  test.each(Object.entries(formats))('%s gives what summarize gives', async (format, { render }) => {
    const checked = await check();
    const wanted = summarize(checked.judgement);
    const report = render(checked, { color: false, failOn: 'error' });
    expect(counters[format]?.(report)).toEqual(wanted);
    if (format === 'pretty' || format === 'github') expect(report).toMatch(stated(wanted));
    if (format === 'json') expect((JSON.parse(report) as { summary: Summary }).summary).toEqual(wanted);
  });

  test('sms.json gives what summarize gives', async () => {
    const checked = await check();
    const json = smsJson({ checked, audience: 'restricted' });
    // That something is above the audience of a site is for the check to say: the site would tell of what it withholds.
    const said = checked.judgement.notes.filter((note) => note.rule !== 'ACCS-002');
    expect(json.summary).toEqual(summarize({ ...checked.judgement, notes: said }));
    expect(counters['json']?.(JSON.stringify(json))).toEqual(json.summary);
  });
});

test('the small SMS has one of everything', () => {
  expect(Object.entries(summarize(checkSample().judgement)).filter(([, count]) => count === 0)).toEqual([
    ['unlisted', 0],
  ]);
});
