import { expect, test } from 'vitest';
import { governingDocument } from '../../../src/core/trace/governing-document.ts';
import { GitSms } from '../../support/git-sms.ts';

const process = (id: string, title: string, records: string): string =>
  `---\nid: ${id}\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: internal\n---\n\n# ${title}\n\n## Records\n\n${records}\n`;
const meeting = (id: string, affects: string): string =>
  `---\nid: ${id}\ndate: 2026-03-05\nmeeting_kind: coordination\npresent: [ROL-002]\nstatus: open\nclassification: internal\nrelated: [{affects: ${affects}}]\n---\n\n# Meeting\n\nText.\n`;

test('a record is made under the process that says it keeps it, not under one that it speaks of', async () => {
  const sms = GitSms.start();
  sms.commit({
    by: 'PER-002',
    on: '2026-02-02',
    files: {
      'content/processes/prc-901.md': process('PRC-901', 'Keep relations', '- meeting-record: MTG-002 and following'),
      'content/processes/prc-902.md': process('PRC-902', 'Plan', '- meeting-record: minutes, for example MTG-001'),
      'content/processes/prc-903.md': process('PRC-903', 'Rank', '- meeting-record: MTG-007, MTG-009 and following'),
      ...Object.fromEntries(
        ['MTG-001', 'MTG-002', 'MTG-003', 'MTG-007', 'MTG-010'].map((id) => [
          `content/records/${id.toLowerCase()}.md`,
          meeting(id, 'PRC-902'),
        ]),
      ),
    },
  });
  const { sms: model } = await sms.check({});
  const under = [...model.items.values()]
    .filter(({ type }) => type.key === 'meeting-record')
    .map((item) => {
      const found = governingDocument(model, item);
      return `${item.id} ${found.kind === 'known' ? found.document.id : found.kind}`;
    });
  expect(under).toEqual([
    'MTG-001 PRC-902',
    'MTG-002 PRC-901',
    'MTG-003 PRC-901',
    'MTG-007 PRC-903',
    'MTG-010 several',
  ]);
});
