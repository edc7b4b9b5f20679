import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

const oscal = JSON.stringify({
  catalog: {
    metadata: { title: 'House rules', version: '2' },
    groups: [{ id: 'ac', title: 'Doors', controls: [{ id: 'ac-1', title: 'Front door' }] }],
  },
});

const library = `urn: urn:example:risk:library:house
locale: en
ref_id: house
name: House
copyright: Example Ltd
version: 1
objects:
  framework:
    urn: urn:example:risk:framework:house
    ref_id: house
    name: House standard
    requirement_nodes:
      - {urn: "urn:example:risk:req_node:house:d", assessable: false, depth: 1, ref_id: D, name: Doors}
      - urn: urn:example:risk:req_node:house:d.1
        parent_urn: urn:example:risk:req_node:house:d
        assessable: true
        depth: 2
        ref_id: D.1 (front)
        name: Front door
        description: The front door is locked.
  requirement_mapping_sets:
    - urn: urn:example:risk:req_mapping_set:house
      source_framework_urn: urn:example:risk:framework:house
      target_framework_urn: urn:clausebook:risk:framework:fitsm-1-v3
      requirement_mappings:
        - source_requirement_urn: urn:example:risk:req_node:house:d.1
          target_requirement_urn: urn:clausebook:risk:req_node:fitsm-1-v3:pr6.5
          relationship: equal
`;

async function sms(files: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<typeof temporarySms>>> {
  const folder = await temporarySms({});
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder.root, path)), { recursive: true });
    await writeFile(join(folder.root, path), content);
  }
  return folder;
}

test('an OSCAL catalog becomes a standard that can be switched on', async () => {
  const folder = await sms({ 'catalog.json': oscal });
  const { code, out } = await clausebook(['import', 'standard', 'catalog.json', '--id', 'house'], folder.root);
  expect([code, out]).toEqual([
    0,
    `House rules 2: 2 clauses written to standards/house.yaml.
To use it, write in clausebook.yaml:
  own_standards: [standards/house.yaml]
  standards: [iso20000-1-2018, house]
`,
  ]);
  expect(await folder.read('standards/house.yaml'))
    .toBe(`# Taken over from catalog.json. docs/standards.md describes the keys.
id: house
reference: House rules 2
title: House rules
clauses:
  - id: ac
    title: Doors
  - id: ac-1
    title: Front door
    parent: ac
`);
  const settings = await folder.read('clausebook.yaml');
  await writeFile(
    join(folder.root, 'clausebook.yaml'),
    `${settings}own_standards: [standards/house.yaml]\nstandards: [iso20000-1-2018, house]\n`,
  );
  const matrix = await clausebook(['export', 'matrix', '--format', 'csv'], folder.root);
  expect(matrix.out).toMatch(/^standard,clause,title,state,item,.*\r\n/);
  expect(matrix.out.endsWith('house,ac-1,Front door,missing,,,,,,,,,,\r\n')).toBe(true);
});

test('a file that is there is not replaced, unless that is asked for', async () => {
  const folder = await sms({ 'catalog.json': oscal, 'standards/house.yaml': 'mine\n' });
  const args = ['import', 'standard', 'catalog.json', '--id', 'house'];
  const { code, err } = await clausebook(args, folder.root);
  expect(code).toBe(2);
  expect(err).toContain('is there already');
  expect(await folder.read('standards/house.yaml')).toBe('mine\n');
  const path = join(folder.root, 'own/house.yaml');
  const other = await clausebook([...args, '--output', path], folder.root);
  expect([other.code, other.out]).toEqual([0, expect.stringContaining('own_standards: [own/house.yaml]')]);
  expect((await clausebook([...args, '--force'], folder.root)).code).toBe(0);
});

test('a library of CISO Assistant comes without texts unless they are asked for, with mappings, and can be given back', async () => {
  const folder = await sms({ 'house.yaml': library });
  const { out } = await clausebook(['import', 'standard', 'house.yaml'], folder.root);
  expect(out).toContain(`Not taken over, or changed:
  The texts of 1 requirements, which may be under copyright (--with-text takes them over).
  1 number was rewritten, since here a number is one word and is given once ("D.1 (front)" is D.1-front).
`);
  const plain = await folder.read('standards/house.yaml');
  expect(plain).toContain('to: fitsm-1-v3\n    refs:\n      - PR6.5\n    relation: equivalent\n');
  expect(plain).not.toContain('is locked');
  const text = await clausebook(['import', 'standard', 'house.yaml', '--with-text', '--force'], folder.root);
  expect(text.code).toBe(0);
  expect(await folder.read('standards/house.yaml')).toContain('summary: The front door is locked.');
  const settings = await folder.read('clausebook.yaml');
  await writeFile(join(folder.root, 'clausebook.yaml'), `${settings}own_standards: [standards/house.yaml]\n`);
  const given = await clausebook(['export', 'standard', 'house', '--output', 'given.yaml'], folder.root);
  expect([given.code, given.out]).toEqual([0, '2 clauses of House standard written to given.yaml.\n']);
  const again = await clausebook(['import', 'standard', 'given.yaml', '--with-text', '--force'], folder.root);
  expect([again.code, again.err]).toEqual([0, '']);
  expect((await folder.read('standards/house.yaml')).split('\n').slice(1)).toEqual(
    expect.arrayContaining(['    summary: The front door is locked.', '      - PR6.5']),
  );
});

test.each([
  ['anything else', ['import', 'policy', 'x.yaml'], 'There is nothing to import by the name "policy".'],
  ['a file that is not there', ['import', 'standard', 'no.yaml'], 'There is no file '],
  ['a folder', ['import', 'standard', 'content'], 'not a file.'],
  ['some YAML', ['import', 'standard', 'clausebook.yaml'], 'neither an OSCAL catalog nor a library'],
  ['broken JSON', ['import', 'standard', 'broken.json'], 'begins like JSON and is none'],
  [
    'a file outside of the SMS',
    ['import', 'standard', 'house.yaml', '--output', '../house-evil.yaml'],
    '../house-evil.yaml is not a file in the folder of the SMS',
  ],
  ['a folder to write', ['import', 'standard', 'house.yaml', '--output', 'content', '--force'], 'content is a folder.'],
  [
    'a standard whose id is taken',
    ['import', 'standard', 'house.yaml', '--id', 'fitsm-1-v3'],
    'another standard is called',
  ],
  ['an unknown standard', ['export', 'standard', 'nothing'], 'There are no clauses of a standard "nothing".'],
  ['one of which only the name is known', ['export', 'standard', 'iso9001-2015'], 'There are no clauses'],
  ['another format', ['export', 'matrix', '--format', 'ciso-assistant'], 'A matrix is not exported as ciso-assistant.'],
])('%s is refused', async (_, args, words) => {
  const folder = await sms({ 'house.yaml': library, 'broken.json': '{"catalog": ' });
  const { code, err } = await clausebook(args, folder.root);
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
});
