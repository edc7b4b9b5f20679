import { expect, test } from 'vitest';
import named from '../../../src/rules/iden/attachment-is-named.ts';
import { judgedOn, markdown } from '../../support/judged-on.ts';

const plan = { 'content/procedures/files/plan of the house (2).pdf': '%PDF' };
const text = (body: string): Readonly<Record<string, string>> => ({
  'content/procedures/prd-001.md': markdown(
    'id: PRD-001\nowner: ROL-005\nversion: "0.1"\nstatus: draft\nclassification: internal',
    body,
  ),
});

test('a file whose name has spaces is named as it is, or with signs in their place', () => {
  expect(judgedOn(named, { ...plan, ...text('Nothing.') }, '2026-06-30')).toEqual(['warn -']);
  const links = ['[plan](<files/plan of the house (2).pdf>)', '[plan](files/plan%20of%20the%20house%20\\(2\\).pdf)'];
  for (const link of links) expect(judgedOn(named, { ...plan, ...text(link) }, '2026-06-30')).toEqual([]);
});

test('a row of data names a file', () => {
  const register = markdown(
    'id: REG-008\ntype: register\nof: [acknowledgement]\nowner: ROL-002\nclassification: internal\ndata: ACK-001.csv',
  );
  const files = {
    ...plan,
    'content/registers/read.md': register,
    'content/registers/ACK-001.csv': 'id,title\nACK-001,see plan of the house (2).pdf\n',
  };
  expect(judgedOn(named, files, '2026-06-30')).toEqual([]);
});
