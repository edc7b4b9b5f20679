import { spawn } from 'node:child_process';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { repository } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

vi.setConfig({ testTimeout: 180_000 });

const file = 'content/procedures/pro-001.md';
const text = (version: string): string =>
  `---\nid: PRO-001\nowner: ROL-005\nversion: ${version}\nstatus: draft\nclassification: internal\n---\n\n# Hand over a shift\n\n## When to use\n\nAt eight.\n`;

/** The program while it watches; `until` waits for words in what it has written since the last time. */
function watching(root: string, ...args: readonly string[]): { readonly until: (words: string) => Promise<string> } {
  const main = join(repository, 'src/cli/main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'check', '--watch', ...args], {
    cwd: root,
  });
  onTestFinished(() => void child.kill());
  let written = '';
  const take = (data: Buffer): void => void (written += data.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return {
    until: async (words) => {
      await vi.waitFor(() => expect(written).toContain(words), { timeout: 120_000, interval: 20 });
      const all = written;
      written = '';
      return all;
    },
  };
}

test('check --watch tells what each save did, also of settings and of rules', async () => {
  const sms = await temporarySms({ [file]: text('"1.0"') });
  const program = watching(sms.root);
  await program.until('Watching');
  await writeFile(join(sms.root, file), text('1.10'));
  const worse = await program.until('findings (');
  expect(worse).toContain(`\n${file}\n`);
  expect(worse).toContain(`+ ${file}:4:10 READ-012 error: `);
  await writeFile(join(sms.root, file), text('"1.10"'));
  expect(await program.until('findings (')).toContain(`- ${file}:4:10 READ-012 is gone`);

  const settings = await sms.read('clausebook.yaml');
  await writeFile(join(sms.root, 'clausebook.yaml'), `${settings}standards: 7\n`);
  await program.until('Correct clausebook.yaml');
  await sms.write({
    'rules/a.mjs': `export default { id: 'ACME-001', name: 'never', severity: 'warn', clause: '7.5.2', summary: 'Never.', fix: 'No.', *check({ sms }) { yield { place: [...sms.items.values()][0].place, message: 'First.' }; } };\n`,
    'clausebook.yaml': `${settings}own_rules: rules\n`,
  });
  expect(await program.until('findings (')).toContain('ACME-001 warn: First.');
  const rule = await sms.read('rules/a.mjs');
  await writeFile(join(sms.root, 'rules/a.mjs'), rule.replace('First.', 'Second.').replace('ACME-001', 'ACME-002'));
  expect(await program.until('findings (')).toContain('ACME-002 warn: Second.');
});

test('check --watch answers a save in place after one that put a new file in the place of the old one', async () => {
  const sms = await temporarySms({ [file]: text('"1.0"') });
  const program = watching(sms.root, '--quiet');
  await program.until('Watching');
  await sms.write({ [`${file}.tmp`]: text('1.10') });
  await rename(join(sms.root, `${file}.tmp`), join(sms.root, file));
  await program.until(`+ ${file}:4:10 READ-012`);
  await writeFile(join(sms.root, file), text('"1.10"'));
  expect(await program.until('findings (')).toContain(`- ${file}:4:10 READ-012 is gone`);
});

test('--watch and --ref exclude one another', async () => {
  const sms = await temporarySms({ [file]: text('"1.0"') });
  await watching(sms.root, '--ref', 'HEAD').until('Leave one of the two out.');
});
