import { expect, test } from 'vitest';
import { checkSms } from '../../../src/io/check-sms.ts';
import { baseFiles } from '../../support/small-sms.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

const house = (more: string): string =>
  `id: house\nreference: House Rules 3\ntitle: House rules\n${more}clauses:\n  - {id: D.1, title: Doors}\n`;

async function found(more: string): Promise<readonly string[]> {
  const settings = baseFiles.get('clausebook.yaml') ?? '';
  const { root } = await temporarySms({
    'house.yaml': house(more),
    'clausebook.yaml': `${settings}own_standards: [house.yaml]\nstandards: [iso20000-1-2018, house]\nexclusions:\n  - {clause: house/D.1, reason: no doors}\n`,
  });
  const { judgement } = await checkSms(root, { now: '2026-06-30T10:00:00Z' });
  return judgement.findings.flatMap(({ rule, basis, clause, message }) =>
    rule === 'EVID-009' ? [`${basis} ${clause} ${message}`] : [],
  );
}

test('an exclusion of a clause of a standard of the user names that standard', async () => {
  expect(await found('exclusions_allowed: false\n')).toEqual([
    'own 4.3 clausebook.yaml excludes clause D.1 Doors ("no doors"). House Rules 3 allows no exclusion (`exclusions_allowed: false`). Expected evidence, or control over the party that does it; take the exclusion out.',
  ]);
  expect(await found('exclusions_allowed: true\n')).toEqual([]);
  expect(await found('')).toEqual([]);
});
