import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coverageOverTime } from '../../src/core/history/coverage-over-time.ts';
import { publishedSms } from '../../src/core/history/published-sms.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import type { CheckOptions } from '../../src/io/check-sms.ts';
import { makeDemo } from '../../src/io/demo/make-demo.ts';
import { sha256 } from '../../src/io/sha256.ts';
import { repository } from '../support/command-line.ts';

// The history of the demo holds what its outline plants, on the days since it is so, and nothing else.
const place = mkdtempSync(join(tmpdir(), 'clausebook-demo-days-'));
const root = join(place, 'brindlemoor');

beforeAll(async () => {
  await makeDemo(root);
}, 120_000);

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const found = async (options: CheckOptions, sms = root): Promise<readonly string[]> => {
  const { judgement } = await checkSms(sms, options);
  return judgement.findings.map(({ rule, item, severity }) => `${severity} ${rule} ${item ?? ''}`).sort();
};

/** SLA-002 promises what CON-001 does not carry. */
const gap2 = ['warn SERV-007 SLA-002'];
/** The text of PRO-002 is not the one that was approved. */
const gap3 = ['block APPR-002 PRO-002'];
/** CAR-002 was judged on the day it was done; two more changes without a way back. */
const gap7 = ['error OPER-004 CHG-005', 'error OPER-004 CHG-006', 'warn NONC-003 CAR-002'];
/** MRV-001 leaves a subject out. */
const gap8 = ['error MREV-002 MRV-001'];

describe.each<{ readonly tag: string; readonly day: string; readonly findings: readonly string[] }>([
  { tag: 'manual-2024.3', day: '2024-09-30', findings: [] },
  { tag: 'manual-2024.4', day: '2024-12-31', findings: [] },
  { tag: 'manual-2025.1', day: '2025-03-31', findings: [] },
  { tag: 'manual-2025.2', day: '2025-06-30', findings: [] },
  { tag: 'manual-2025.3', day: '2025-09-30', findings: [] },
  {
    tag: 'manual-2025.4',
    day: '2025-12-31',
    findings: [
      // Found by the first audit (FND-001, NCR-001), mended on 2026-01-15.
      'error SERV-005 SLA-004',
      ...gap2,
      // The article was approved later; the service was on its way out, and its plan is for the house.
      'warn LINK-003 PRC-013',
      'warn ACCS-004 SVC-007',
      // Gap 5 begins: the programme leaves two clauses out.
      'info AUDT-001 AUP-001',
    ],
  },
  {
    tag: 'manual-2026.1',
    day: '2026-03-31',
    findings: [
      ...gap2,
      // Gap 4 begins: the storage was replaced on 2026-03-14.
      'info REVW-006 CTP-001',
      // Gap 5: PER-006, who held ROL-008 until February, is to audit in April.
      'info AUDT-001 AUP-001',
      'warn AUDT-004 AUD-002',
      ...gap7,
      ...gap8,
      // Nine days late, with the reason (look-alike L5).
      'info SERI-002 SRP-26021',
      // SLA-004 was mended in January; what lies under it was looked at on 2026-04-20.
      'warn SERV-025 CON-003',
      'warn SERV-025 OLA-001',
    ],
  },
])('$tag on $day', ({ tag, day, findings }) => {
  test('the release itself', async () => {
    expect(await found({ ref: tag, asOf: day })).toEqual(findings.toSorted());
  });

  test('the manual of today, looked back from', async () => {
    // The file of PRO-002 holds the edit of 2026-04-09: rules on a text look at the file.
    const known = day === '2026-03-31' ? [...findings, ...gap3] : findings;
    expect(await found({ asOf: day })).toEqual(known.toSorted());
  });
});

test('manual-2026.2 on 2026-06-30, with its history, says what the files of this repository say without (demo.test.ts)', async () => {
  expect(await found({ ref: 'manual-2026.2', asOf: '2026-06-30' })).toEqual(await found({}, repository));
});

test('the coverage of earlier days is that of the model of each day', async () => {
  const on = async (asOf?: string): Promise<Sms> =>
    publishedSms((await checkSms(root, asOf === undefined ? {} : { asOf })).sms, sha256);
  const told = coverageOverTime(await on(), 8);
  expect(told).toHaveLength(9);
  for (const { day, counts } of told) {
    const { clauseStates, settings } = await on(day);
    const states = [...clauseStates.values()].filter(({ standard }) => standard === settings.standards[0]);
    const shown = states.filter(({ evidence }) => evidence.some(({ counts: isShown }) => isShown)).length;
    expect([day, counts.get('evidenced'), counts.get('not evaluated') ?? 0]).toEqual([day, shown, 0]);
  }
});
