import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clausebook, repository } from '../support/command-line.ts';
import { temporarySms } from '../support/temporary-sms.ts';

test('the example of docs/standards.md works with check, build, export and import', async () => {
  const guide = await readFile(join(repository, 'docs/standards.md'), 'utf8');
  const block = (name: string): string =>
    new RegExp(`^\`\`\`yaml\\n# ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(guide)?.[1] ?? '';
  const [, clauses = ''] = /^(clauses: \["8\.6\.1".*\])$/m.exec(guide) ?? [];
  const { root, read } = await temporarySms({
    'clausebook.yaml': `${block('clausebook\\.yaml')}level: advanced
history: none
as_of: 2026-06-30
owner: ROL-002
`.replace('2018, acme]', '2018, acme, fitsm-1-v3]'),
    'content/pro-001.md': `---
id: PRO-001
owner: ROL-002
version: "1.0"
status: approved
effective_from: 2026-01-10
${clauses.replace(']', ', "8.7.3.2", acme/BC]')}
approvals: [{action: approved, by: PER-001, role: ROL-001, on: 2026-01-05, version: "1.0"}]
---

# Accounts
`,
  });
  await mkdir(join(root, 'standards'));
  await writeFile(join(root, 'standards/acme.yaml'), block('standards/acme\\.yaml'));

  const check = await clausebook(['check', '--format', 'json'], root);
  const { findings } = JSON.parse(check.out) as { findings: { rule: string }[] };
  expect(findings.filter(({ rule }) => rule === 'LINK-009')).toEqual([]);

  const { out: csv } = await clausebook(['export', 'matrix'], root);
  const lines = csv.split('\r\n').filter((line) => /^(?:acme,|fitsm-1-v3,PR9)/.test(line));
  const columns = [0, 1, 3, 4, 11];
  expect(
    lines.map((line) =>
      line
        .split(',')
        .filter((_, at) => columns.includes(at))
        .join(' '),
    ),
  ).toEqual([
    'acme AC.1 evidenced PRO-001 8.7.3.2',
    'acme AC.2 missing  ',
    'acme BC evidenced PRO-001 ',
    'fitsm-1-v3 PR9.1 evidenced PRO-001 8.6.1',
    'fitsm-1-v3 PR9.2 evidenced PRO-001 ',
    'fitsm-1-v3 PR9.3 evidenced PRO-001 8.6.1',
    'fitsm-1-v3 PR9.4 evidenced PRO-001 8.6.1',
    'fitsm-1-v3 PR9.5 evidenced PRO-001 8.6.1',
    'fitsm-1-v3 PR9.6 evidenced PRO-001 ',
  ]);

  const built = await clausebook(['build'], root);
  expect(`${built.out}${built.err}`).toContain('Published');
  const page = await read('dist/clauses/acme/AC.1/index.html');
  expect(page).toContain('Only through clause 8.7.3.2 of ISO/IEC 20000-1:2018.');
  expect(page).toContain('href="/clauses/iso20000-1-2018/8.7.3.2/"');
  expect(await read('dist/clauses/acme/BC/index.html')).toContain('href="/clauses/fitsm-1-v3/PR4.3/"');
  expect(await read('dist/clauses/fitsm-1-v3/index.html')).toContain('ITEMO e.V.');
  const matrix = await read('dist/matrix/index.html');
  expect(matrix).toContain(
    'Every normative clause of ISO/IEC 20000-1:2018 and of Acme Controls 3 and of FitSM-1 v3.0.1',
  );
  expect(matrix).toContain('In the other standards');

  const given = await clausebook(['export', 'standard', 'acme', '--output', 'acme-library.yaml'], root);
  expect(given.code, given.err).toBe(0);
  const again = await clausebook(
    ['import', 'standard', 'acme-library.yaml', '--output', 'standards/acme.yaml', '--with-text', '--force'],
    root,
  );
  expect(again.code, again.err).toBe(0);
  expect((await clausebook(['export', 'matrix'], root)).out).toBe(csv);
}, 240_000);
