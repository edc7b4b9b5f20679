import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding, Summary } from '../../../src/core/finding/finding.ts';
import { exitCodeOf, summarize } from '../../../src/core/finding/order.ts';
import type { CheckOptions } from '../../../src/io/check-sms.ts';
import { clausebook } from '../../support/command-line.ts';
import { GitSms, historySettings } from '../../support/git-sms.ts';

const settings = historySettings.replace('in_force_from: 2025-10-01\n', 'in_force_from: 2027-01-01\n');
const withList = `${settings}baseline: known.json\n`;

const procedure = (id: string, text: string): string =>
  `---\nid: ${id}\nowner: ROL-005\nstatus: approved\nclassification: internal\n---\n\n# Hand over a shift ${id}\n\n${text}\n`;

interface Report {
  readonly code: number;
  readonly findings: readonly Finding[];
  readonly shown: readonly string[];
  readonly summary: Summary;
  readonly known: readonly string[];
}

/** What the check says, as far as links and the judging itself are concerned. */
async function checked(sms: GitSms, options: Partial<CheckOptions> = {}): Promise<Report> {
  const { judgement } = await sms.check(options);
  const named = (findings: readonly Finding[]): readonly string[] =>
    findings.filter(({ rule }) => /^(?:LINK|META)-/.test(rule)).map(({ rule, item }) => `${rule} ${item ?? ''}`.trim());
  return {
    code: exitCodeOf(judgement, 'error'),
    findings: judgement.findings,
    shown: named(judgement.findings),
    summary: summarize(judgement),
    known: named(judgement.known),
  };
}

/** A set of documents that is taken over with a broken link. */
function takenOver(): GitSms {
  return GitSms.start({
    'clausebook.yaml': withList,
    'content/procedures/pro-001.md': procedure('PRO-001', 'Follow the [list](list.md).'),
  });
}

describe('clausebook baseline', () => {
  test('what was found at first is shown and not counted, only new findings fail, and the list only shrinks', async () => {
    const sms = takenOver();
    const before = await checked(sms);
    expect([before.code, before.shown]).toEqual([1, ['META-010', 'LINK-001 PRO-001']]);

    const made = await clausebook(['baseline'], sms.root);
    expect([made.code, made.out]).toEqual([
      0,
      'known.json: 1 findings are known from now on; only others count. Commit it; nothing can be added later.\n',
    ]);
    sms.commit({ by: 'PER-002', on: '2026-02-03', message: 'Take the documents over', files: {} });
    const after = await checked(sms);
    expect([after.code, after.shown, after.known]).toEqual([0, [], ['LINK-001 PRO-001']]);
    expect((await clausebook(['check'], sms.root)).out).toContain('0 waived, 1 known, ');

    sms.write({ 'content/procedures/pro-002.md': procedure('PRO-002', 'Follow the [other list](other.md).') });
    const more = await checked(sms);
    expect([more.code, more.shown, more.summary.known]).toEqual([1, ['LINK-001 PRO-002'], 1]);
    const refused = await clausebook(['baseline'], sms.root);
    expect(refused.out).toBe('known.json lists 1 known findings, and all are still there; nothing was written.\n');

    sms.write({
      'content/procedures/pro-001.md': procedure('PRO-001', 'Follow the list.'),
      'content/procedures/pro-002.md': null,
    });
    expect((await checked(sms)).shown).toEqual(['META-011']);
    expect((await clausebook(['baseline'], sms.root)).out).toBe('known.json: 1 taken out, 0 left. Commit it.\n');
    expect((await checked(sms)).shown).toEqual([]);
    expect(JSON.parse(readFileSync(join(sms.root, 'known.json'), 'utf8'))).toEqual({
      schema: 'clausebook/baseline/1',
      known: [],
    });
  });

  test('what somebody adds to the list counts all the same', async () => {
    const sms = takenOver();
    await clausebook(['baseline'], sms.root);
    sms.commit({ by: 'PER-002', on: '2026-02-03', message: 'Take the documents over', files: {} });
    const broken = procedure('PRO-002', 'Follow the [other list](other.md).');
    const other = GitSms.start({ 'clausebook.yaml': withList, 'content/procedures/pro-002.md': broken });
    await clausebook(['baseline'], other.root);
    const list = (root: string): { readonly known: readonly unknown[] } =>
      JSON.parse(readFileSync(join(root, 'known.json'), 'utf8')) as { readonly known: readonly unknown[] };
    sms.commit({
      by: 'PER-004',
      on: '2026-03-02',
      message: 'A new procedure',
      files: {
        'content/procedures/pro-002.md': broken,
        'known.json': JSON.stringify({
          ...list(sms.root),
          known: [...list(sms.root).known, ...list(other.root).known],
        }),
      },
    });
    const report = await checked(sms);
    expect([report.code, report.shown, report.summary.known]).toEqual([1, ['LINK-001 PRO-002', 'META-011'], 1]);
    expect((await checked(sms, { base: 'HEAD~1' })).shown).toEqual(['LINK-001 PRO-002', 'META-011']);
  });

  test('refuses where the settings name no list, and to read one that was spoilt', async () => {
    const sms = GitSms.start({ 'clausebook.yaml': settings });
    const unnamed = await clausebook(['baseline'], sms.root);
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('`baseline: clausebook-baseline.json`')]);
    sms.write({ 'clausebook.yaml': withList, 'known.json': '{"known": []}' });
    const spoilt = await clausebook(['check'], sms.root);
    expect([spoilt.code, spoilt.err]).toEqual([2, expect.stringContaining('known.json cannot be read')]);
  });
});

describe('clausebook check --changed-since', () => {
  test('lists what the change touched or brought, and counts everything', async () => {
    const sms = GitSms.start({
      'clausebook.yaml': settings,
      'content/procedures/pro-001.md': procedure('PRO-001', 'Follow the [list](list.md).'),
      'content/procedures/pro-002.md': procedure('PRO-002', 'Follow [the third](pro-003.md).'),
      'content/procedures/pro-003.md': procedure('PRO-003', 'Look around.'),
    });
    expect((await checked(sms)).shown).toEqual(['LINK-001 PRO-001']);
    // The link in PRO-002 breaks without PRO-002 being touched.
    sms.commit({
      by: 'PER-002',
      on: '2026-02-03',
      message: 'Drop the third',
      files: {
        'content/procedures/pro-003.md': null,
        'content/procedures/pro-004.md': procedure('PRO-004', 'Follow the [next list](next.md).'),
      },
    });
    const whole = await checked(sms);
    expect(whole.shown).toEqual(['LINK-001 PRO-001', 'LINK-001 PRO-002', 'LINK-001 PRO-004']);
    const limited = await checked(sms, { changedSince: 'HEAD~1' });
    expect([limited.shown, limited.code]).toEqual([['LINK-001 PRO-002', 'LINK-001 PRO-004'], 1]);
    expect(limited.summary).toEqual({ ...whole.summary, unlisted: limited.summary.total - limited.findings.length });
    const nothing = await clausebook(['check', '--changed-since', 'HEAD'], sms.root);
    expect(nothing.code).toBe(1);
    const { total } = whole.summary;
    expect(nothing.out).toMatch(
      new RegExp(`^${total} findings \\(.*\\), ${total} of them outside of what changed and not listed`, 'm'),
    );
    const wrong = await clausebook(['check', '--changed-since', 'nowhere'], sms.root);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('no commit "nowhere"')]);
  });
});

describe('clocks and a trusted base', () => {
  test('what fell due elsewhere is shown and does not fail a change that leaves it alone', async () => {
    const overdue = (text: string): string =>
      procedure('PRO-009', text).replace(
        'classification:',
        'review: {due: 2026-03-01, reason: "new tool"}\nclassification:',
      );
    const sms = GitSms.start({
      'clausebook.yaml': settings,
      'content/procedures/pro-009.md': overdue('Look around.'),
    });
    sms.commit({
      by: 'PER-002',
      on: '2026-02-03',
      message: 'Something else',
      files: { 'content/procedures/pro-001.md': procedure('PRO-001', 'Look around.') },
    });
    const clocks = ({ findings }: Report): readonly string[] =>
      findings
        .filter(({ rule }) => rule === 'REVW-002')
        .map(({ item, elsewhere }) => `${item ?? ''} ${String(elsewhere)}`);
    const alone = await checked(sms);
    expect([clocks(alone), alone.code]).toEqual([['PRO-009 false'], 1]);
    const change = await checked(sms, { base: 'HEAD~1' });
    expect([clocks(change), change.code]).toEqual([['PRO-009 true'], 0]);
    sms.commit({
      by: 'PER-005',
      on: '2026-02-04',
      message: 'Touch the procedure',
      files: { 'content/procedures/pro-009.md': overdue('Look around you.') },
    });
    const touched = await checked(sms, { base: 'HEAD~1' });
    expect([clocks(touched), touched.code]).toEqual([['PRO-009 false'], 1]);
  });
});
