import { describe, expect, test } from 'vitest';
import { itemHistory } from '../../../src/core/history/item-history.ts';
import { textByName } from '../../../src/core/history/named-text.ts';
import { historyPage } from '../../../src/views/history/history-page.ts';
import { GitSms } from '../../support/git-sms.ts';
import { siteOf } from '../../support/history-site.ts';

const file = 'content/procedures/pro-002.md';
const procedure = (text: string, more = ''): string =>
  `---\nid: PRO-002\nowner: ROL-004\nversion: "1.0"\nstatus: approved\nclassification: internal\neffective_from: 2026-02-02\n${more}---\n\n# Restore a backup\n\n${text}\n`;

function story(second: string): GitSms {
  const sms = GitSms.start();
  sms.commit({ by: 'PER-004', on: '2026-02-02', message: 'Write it', files: { [file]: procedure('Find the tape.') } });
  sms.commit({ by: 'PER-002', on: '2026-05-04', message: 'Disks', files: { [file]: second } });
  return sms;
}

describe('under light control a text that is merged under the number of another', () => {
  test('is a state of its own: a step, a redline, a piece of the bar, a name for diff', async () => {
    const sms = story(procedure('Find the disk.'));
    const site = await siteOf(sms);
    const { versions, timeline, intro } = historyPage(site, 'PRO-002', 1);
    expect(
      versions.map(({ label, state, from, to, merged, reasons, redline }) =>
        [label, state, from?.iso, to?.iso, merged?.on.iso, merged?.by?.text, ...reasons, redline?.heading].join(' | '),
      ),
    ).toEqual([
      'Version 1.0, text of 4 May 2026 | in force | 2026-05-04 |  | 2026-05-04 | Ben Holt | Disks | Changes against version 1.0: 1 word added, 1 word removed.',
      'Version 1.0 | no longer in force | 2026-02-02 | 2026-05-04 | 2026-02-02 | Dan Frost | Write it | ',
    ]);
    expect(timeline?.bars.map(({ y, label }) => [y, label])).toEqual([
      [6, ''],
      [6, '1.0'],
    ]);
    expect(intro).toMatch(/^1 version known/);
    const { sms: model } = await sms.check({});
    const item = model.items.get('PRO-002');
    if (item === undefined) throw new Error('PRO-002 is there');
    expect(textByName(model, item, '1.0')?.body).toContain('tape');
    expect(textByName(model, item, '1.0@2026-05-04')?.body).toContain('disk');
    expect(itemHistory(model, 'PRO-002')?.versions.map(({ version, textOf }) => [version, textOf])).toEqual([
      ['1.0', '2026-05-04'],
      ['1.0', null],
    ]);
  });

  test('is none where only its layout or its administration changed', async () => {
    const { versions } = historyPage(
      await siteOf(story(procedure('Find the\ntape.', 'tags: [backup]\n'))),
      'PRO-002',
      1,
    );
    expect(versions.map(({ label, state }) => [label, state])).toEqual([['Version 1.0', 'in force']]);
  });
});
