import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clausebook, repository } from '../support/command-line.ts';
import { smallFiles } from '../support/sms-folder.ts';
import { temporarySms } from '../support/temporary-sms.ts';

test('the example of docs/own-types.md works with new, check, export and build', async () => {
  const guide = await readFile(join(repository, 'docs/own-types.md'), 'utf8');
  const [, types = ''] = /^organization: .*\n(types:\n[^]*?)^```$/m.exec(guide) ?? [];
  const { root } = await temporarySms(smallFiles(types), true);
  const drill = await clausebook(['new', 'fire-drill', '--title', 'Drill in hall 2'], root);
  expect(drill.out, drill.err).toContain(
    'DRL-001: fire-drill written to content/records/fire-drills/drill-in-hall-2.md.',
  );
  const badge = await clausebook(['new', 'badge', '--title', 'Badge 17'], root);
  expect(badge.out, badge.err).toContain('BDG-001: badge written to content/registers/badges.md.');
  const check = await clausebook(['check', '--format', 'json'], root);
  const { findings } = JSON.parse(check.out) as { findings: { rule: string; file: string }[] };
  expect(findings.filter(({ rule }) => /^(?:IDEN|READ)-/.test(rule))).toEqual([]);
  expect((await clausebook(['export', 'schemas'], root)).code).toBe(0);
  await access(join(root, 'schemas/fire-drill.schema.json'));
  const built = await clausebook(['build'], root);
  expect(built, built.err).toMatchObject({ code: 0 });
  expect(await readFile(join(root, 'dist/drl-001/index.html'), 'utf8')).toContain('Drill in hall 2');
  expect(await readFile(join(root, 'dist/bdg-001/index.html'), 'utf8')).toContain('Badge 17');
}, 120_000);
