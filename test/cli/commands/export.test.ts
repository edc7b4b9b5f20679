import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

test('clausebook export schemas writes the schemas with the ids of the SMS', async () => {
  const sms = await temporarySms({});
  const { code, out } = await clausebook(['export', 'schemas', '--output', '.vscode/schemas'], sms.root);
  expect(code).toBe(0);
  const files = await readdir(`${sms.root}/.vscode/schemas`);
  expect(out).toMatch(new RegExp(`^${files.length} schemas written to \\.vscode/schemas\\.`));
  expect(files).toEqual(
    expect.arrayContaining([
      'policy.schema.json',
      'register.schema.json',
      'ids.schema.json',
      'clausebook.schema.json',
      'item-report.schema.json',
    ]),
  );
  const { $defs } = JSON.parse(await sms.read('.vscode/schemas/ids.schema.json')) as {
    $defs: { role: { anyOf: readonly unknown[] } };
  };
  expect($defs.role.anyOf).toEqual([
    { enum: ['ROL-001', 'ROL-002', 'ROL-003', 'ROL-004', 'ROL-005'] },
    { type: 'string', pattern: '^ROL-' },
  ]);
});

test('anything else is refused', async () => {
  expect(await clausebook(['export', 'all'])).toMatchObject({
    code: 2,
    err: 'There is nothing to export by the name "all".\nUse: clausebook export schemas, or clausebook export allowed-signers, or clausebook export matrix, or clausebook export standard\n',
  });
});
