import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../../src/io/load-settings.ts';
import { fileBelow } from '../../src/io/file-below.ts';
import { readCatalogue } from '../../src/io/read-standards.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { UsageError } from '../../src/io/usage-error.ts';
import type { Catalogue } from '../../src/core/standard/catalogue.ts';
import { clausebook } from '../support/command-line.ts';
import { git, temporaryFolder } from '../support/git.ts';
import { temporarySms } from '../support/temporary-sms.ts';

const settings = `organization: Example Ltd
level: advanced
history: none
as_of: 2026-06-30
standards: [iso20000-1-2018, acme]
own_standards: [standards/acme.yaml]
`;

const acme = `id: acme
reference: Acme Controls 3
title: What Acme asks of its suppliers
clauses:
  - {id: AC, title: Access}
  - {id: AC.1, title: Accounts are reviewed, summary: Show reviews of accounts.}
  - {id: AC.2, title: Remote access}
  - {id: BC, title: Back-ups are tried}
mappings:
  - {clause: AC.1, to: iso20000-1-2018, refs: ["8.7.3.2"], relation: equivalent}
`;

const procedure = `---
id: PRO-001
owner: ROL-002
version: "1.0"
status: approved
effective_from: 2026-01-10
clauses: ["8.7.3.2", acme/BC, Acme Controls 3 AC.2, acme/AC.9]
approvals: [{action: approved, by: PER-002, role: ROL-002, on: 2026-01-05, version: "1.0"}]
---

# Procedure

See [the accounts](/clauses/acme/AC.1/).
`;

const files = (own = acme, more = ''): Record<string, string> => ({
  'clausebook.yaml': settings + more,
  'standards/acme.yaml': own,
  'content/pro-001.md': procedure,
});

async function catalogueOf(root: string): Promise<Catalogue> {
  return readCatalogue(await loadSettings(root), fileBelow(root));
}

async function refusalOf(own: string, more = ''): Promise<string> {
  const { root } = await temporarySms(files(own, more));
  try {
    await catalogueOf(root);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('a standard of the organization', () => {
  test('needs id, reference, title, and of each clause id and title', async () => {
    const { root } = await temporarySms(files());
    const catalogue = await catalogueOf(root);
    expect(catalogue.findStandard('acme')).toMatchObject({ reference: 'Acme Controls 3', form: 'codes' });
    expect(catalogue.clauses('acme').map(({ id, parent, normative, group }) => [id, parent, normative, group])).toEqual(
      [
        ['AC', null, false, 'Access'],
        ['AC.1', 'AC', true, 'Access'],
        ['AC.2', 'AC', true, 'Access'],
        ['BC', null, true, 'Back-ups are tried'],
      ],
    );
    expect(catalogue.equivalents('iso20000-1-2018', '8.7.3.2')).toContainEqual({ standard: 'acme', clause: 'AC.1' });
  });

  test('has evidence like any other, and its clauses can be linked to', async () => {
    const { root } = await temporarySms(files());
    const sms = await readSms(root);
    const states = ['AC.1', 'AC.2', 'BC'].map((clause) => {
      const state = sms.clauseStates.get(`acme/${clause}`);
      return [clause, state?.state, state?.evidence.map(({ item, via }) => [item, via?.clause ?? null])];
    });
    expect(states).toEqual([
      ['AC.1', 'evidenced', [['PRO-001', '8.7.3.2']]],
      ['AC.2', 'evidenced', [['PRO-001', null]]],
      ['BC', 'evidenced', [['PRO-001', null]]],
    ]);
    expect(sms.dangling).toEqual([]);
  });

  test('a clause it does not have is a finding at its line', async () => {
    const { root } = await temporarySms(files());
    const { out } = await clausebook(['check', '--format', 'json'], root);
    const found = (JSON.parse(out) as { findings: readonly Record<string, unknown>[] }).findings.filter(
      ({ rule }) => rule === 'LINK-009',
    );
    expect(found).toMatchObject([
      {
        file: 'content/pro-001.md',
        line: 7,
        message:
          'PRO-001 names clause AC.9, which does not exist in Acme Controls 3. Expected one of AC.1, AC.2, or a clause below it.',
      },
    ]);
  });

  test.each([
    ['a missing key', acme.replace('reference: Acme Controls 3\n', ''), ['line 1', '`reference` is missing']],
    ['an unknown key', `${acme}author: Eve\n`, ['line 11, column 1: `author` is an unknown key.']],
    ['a number that is no text', acme.replace('id: BC', 'id: 8.10'), ['`clauses[3].id` is 8.1. Expected a text.']],
    ['the id of a built-in standard', acme.replace('id: acme', 'id: fitsm-1-v3'), ['line 1', 'another standard']],
    ['the reference of another', acme.replace('Acme Controls 3', 'ISO 9001:2015'), ['that of iso9001-2015 too']],
    ['a clause twice', acme.replace('id: BC', 'id: ac.1'), ['line 8', 'as a clause before it (AC.1)']],
    ['a path as id', acme.replace('id: BC', 'id: "../BC"'), ['`clauses[3].id`', 'Expected one word']],
    [
      'a circle of parents',
      acme
        .replace('{id: AC, title', '{id: AC, parent: BC, title')
        .replace('{id: BC, title', '{id: BC, parent: AC, title'),
      ['line 5, column 22: `clauses[0].parent` is "BC". Expected a clause that stands before this one.'],
    ],
    ['itself as parent', acme.replace('{id: BC,', '{id: BC, parent: BC,'), ['`clauses[3].parent` is "BC"']],
    ['a mapping of nothing', acme.replace('{clause: AC.1', '{clause: AC.7'), ['`mappings[0].clause` is "AC.7"']],
    ['a mapping to nowhere', acme.replace('to: iso20000-1-2018', 'to: iso20000'), ['`mappings[0].to` is "iso20000"']],
    ['a mapping to no clause', acme.replace('8.7.3.2', '8.7.9'), ['`mappings[0].refs[0]` is "8.7.9"']],
    ['broken YAML', 'id: [', ['standards/acme.yaml, line 1']],
    ['no group of keys', '- acme', ['the file is a list']],
    ['nothing', '', ['the file is empty']],
  ])('with %s is refused at its place', async (_, own, words) => {
    const refusal = await refusalOf(own);
    expect(refusal).toMatch(/^standards\/acme\.yaml, line \d+, column \d+: /);
    for (const word of words) expect(refusal).toContain(word);
  });

  test('a very deep or very large one is refused, and soon', async () => {
    const chain = Array.from(
      { length: 4000 },
      (_, n) => `  - {id: c${n}, title: t, parent: ${n === 0 ? 'null' : `c${n - 1}`}}`,
    );
    const before = performance.now();
    expect(await refusalOf(`id: acme\nreference: A\ntitle: A\nclauses:\n${chain.join('\n')}\n`)).toMatch(
      /^standards\/acme\.yaml, line 17, column \d+: `clauses\[12\]\.parent` is the 12th level\. Expected at most 12 levels\.\n(.*\n){19}… and 3968 more\.$/,
    );
    const many = Array.from({ length: 6000 }, (_, n) => `  - {id: c${n}, title: t}`);
    expect(await refusalOf(`id: acme\nreference: A\ntitle: A\nclauses:\n${many.join('\n')}\n`)).toContain(
      'Expected at most 5000 clauses',
    );
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  test('a billion laughs are refused', async () => {
    const bomb = `id: acme\nreference: A\ntitle: &a x\nnotes: &b [${'*a, '.repeat(30)}]\nclauses: [*b, *b, *b]\n`;
    expect(await refusalOf(bomb)).toBe('standards/acme.yaml: its aliases repeat too much.');
  });

  test('outside the folder of the SMS it is not read', async () => {
    const { root } = await temporarySms(files());
    await rm(join(root, 'standards/acme.yaml'));
    const outside = temporaryFolder();
    await writeFile(join(outside, 'secret.yaml'), acme);
    await symlink(join(outside, 'secret.yaml'), join(root, 'standards/acme.yaml'));
    await expect(catalogueOf(root)).rejects.toThrow('`own_standards[0]` is "standards/acme.yaml". Expected a file');
    await writeFile(join(root, 'clausebook.yaml'), settings.replace('standards/acme.yaml', '../secret.yaml'));
    await expect(catalogueOf(root)).rejects.toThrow('Expected a file inside the repository');
  });

  test('one in use that there is not is refused with its line', async () => {
    const { root } = await temporarySms({
      'clausebook.yaml': settings.replace('2018, acme', '2018, acmee'),
      'standards/acme.yaml': acme,
    });
    await expect(catalogueOf(root)).rejects.toThrow(
      /^clausebook\.yaml, line 5: `standards\[1\]` is "acmee"\. Expected one of .*Did you mean "acme"\?$/,
    );
  });

  test('an item type of the organization may claim its clauses', async () => {
    const type = (clause: string): string =>
      `types: [{key: drill, prefix: DRL, purpose: A drill., class: record, control: record, lifecycle: record, clauses: [${clause}]}]\n`;
    const { root } = await temporarySms(files(acme, type('acme/AC.1')));
    await expect(catalogueOf(root)).resolves.toBeDefined();
    const { root: wrong } = await temporarySms(files(acme, type('acme/AC.7')));
    await expect(catalogueOf(wrong)).rejects.toThrow('`types[0].clauses[0]` is "acme/AC.7"');
  });
});

describe('in history', () => {
  test('a commit is read with the standard it has, in a bare repository too; a trusted base judges by its own', async () => {
    const { root } = await temporarySms({
      ...files(),
      'clausebook.yaml': settings.replace('history: none\n', ''),
    });
    const commit = (message: string): void => {
      git(root, 'add', '-A');
      git(root, '-c', 'user.name=Ben', '-c', 'user.email=b@example.com', 'commit', '-qm', message);
    };
    git(root, 'init', '-qb', 'main');
    commit('first');
    await writeFile(join(root, 'standards/acme.yaml'), acme.replace('Back-ups are tried', 'Nothing at all'));
    commit('second');
    const title = async (folder: string, options: Parameters<typeof readSms>[1]): Promise<string | undefined> =>
      (await readSms(folder, options)).catalogue.findClause('acme', 'BC')?.title;
    expect(await title(root, { ref: 'HEAD~1' })).toBe('Back-ups are tried');
    expect(await title(root, { ref: 'HEAD' })).toBe('Nothing at all');
    expect(await title(root, {})).toBe('Nothing at all');
    expect(await title(root, { base: 'HEAD~1' })).toBe('Back-ups are tried');
    const bare = temporaryFolder();
    git(bare, 'clone', '-q', '--bare', root, 'sms.git');
    expect(await title(join(bare, 'sms.git'), { ref: 'HEAD~1' })).toBe('Back-ups are tried');
    await writeFile(join(root, 'standards/acme.yaml'), 'id: [');
    await expect(title(root, { base: 'HEAD' })).rejects.toThrow('standards/acme.yaml, line 1');
  });
});
