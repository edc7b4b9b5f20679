import { describe, expect, test } from 'vitest';
import { historyPage } from '../../../src/views/history/history-page.ts';
import { itemPaths, pageOfId } from '../../../src/views/item-page.ts';
import { smsJson } from '../../../src/views/sms-json.ts';
import type { GitSms } from '../../support/git-sms.ts';
import { siteOf } from '../../support/history-site.ts';
import { budgetDraft, policyFile, policyStory, policyText } from '../../support/policy-story.ts';

function changed(file: string | null): GitSms {
  const { sms } = policyStory();
  sms.commit({ by: 'PER-004', on: '2026-03-09', message: 'Tidy up', files: { [policyFile]: file } });
  return sms;
}

describe('a document in force whose file is gone', () => {
  test('keeps its page, with the approved text under a banner; it is neither in force nor evidence', async () => {
    const site = await siteOf(changed(null));
    const page = pageOfId(site, 'POL-004');
    expect(page.banners).toEqual([
      {
        tone: 'stop',
        title: 'Its file is gone',
        text: 'This page shows version 1.0, approved on 5 February 2026. Its file was taken out of the manual on 9 March 2026, and nothing says that it was withdrawn or replaced. Ask its owner whether it still applies.',
        link: { href: '/pol-004/history/', text: 'History' },
      },
    ]);
    expect([page.state.text, page.mark]).toEqual(['its file is gone', 'File gone']);
    expect(site.checked.sms.items.get('POL-004')?.facts?.body).toContain(budgetDraft.body.slice(0, 20));
    expect(historyPage(site, 'POL-004', 1).versions.map(({ state, to }) => [state, to?.iso])).toEqual([
      ['no longer in force', '2026-03-09'],
    ]);
    const item = smsJson(site).items.find(({ id }) => id === 'POL-004');
    expect(item).toMatchObject({ state: 'gone', inForce: false, countsAsEvidence: false, instead: { why: 'gone' } });
    expect(site.checked.sms.evidence.filter(({ item: id }) => id === 'POL-004')).toEqual([]);
  });

  test('is not shown to an audience that may not see that version', async () => {
    const site = await siteOf(changed(null), { audience: 'customer' });
    expect(itemPaths(site).map(({ props }) => props.id)).not.toContain('POL-004');
  });

  test('has no page where it was a draft only, or was withdrawn and then taken out', async () => {
    const { sms, policy } = policyStory();
    const draft = policyText({ ...budgetDraft, id: 'POL-005', title: 'Another' });
    sms.commit({ by: 'PER-004', on: '2026-03-01', files: { 'policies/pol-005.md': draft } });
    const withdrawn = policyText(policy)
      .replace('status: approved', 'status: withdrawn')
      .replace(
        'approvals:\n',
        'approvals:\n  - {action: withdrawn, by: PER-003, role: ROL-003, on: 2026-03-05, version: "1.0", reason: Kept elsewhere}\n',
      );
    sms.commit({ by: 'PER-003', on: '2026-03-05', files: { [policyFile]: withdrawn } });
    sms.commit({ by: 'PER-004', on: '2026-03-09', files: { [policyFile]: null, 'policies/pol-005.md': null } });
    const ids = itemPaths(await siteOf(sms)).map(({ props }) => props.id);
    expect(ids.filter((id) => id.startsWith('POL-00') && id >= 'POL-004')).toEqual([]);
  });
});

describe('a document whose id was changed in its file', () => {
  test('is not approved, and does not count; its former id keeps the approved text', async () => {
    const { policy } = policyStory();
    const site = await siteOf(changed(policyText({ ...policy, id: 'POL-014' })));
    const page = pageOfId(site, 'POL-014');
    expect(page.banners).toEqual([
      {
        tone: 'stop',
        title: 'This is not the approved text',
        text: 'What was approved on 5 February 2026 is version 1.0 of POL-004. Under this id nobody approved it, and it does not apply.',
        link: { href: '/pol-004/', text: 'POL-004, the approved text', title: 'Budgeting policy' },
      },
    ]);
    const of = (id: string): unknown => {
      const item = smsJson(site).items.find((candidate) => candidate.id === id);
      return [item?.state, item?.inForce, item?.countsAsEvidence, item?.instead?.why];
    };
    expect(of('POL-014')).toEqual(['not-approved', false, false, 'lost']);
    expect(of('POL-004')).toEqual(['gone', false, false, 'gone']);
    expect(pageOfId(site, 'POL-004').banners[0]?.text).toContain('the text went on as POL-014');
    const { versions } = historyPage(site, 'POL-014', 1);
    expect(versions.map(({ state, unbound, redline }) => [state, unbound, redline?.heading])).toEqual([
      [
        'not approved',
        'The approval is bound to the text as it was under the id POL-004, and an id is part of what is approved.',
        'Changes against POL-004, version 1.0: Wording unchanged. 1 field changed.',
      ],
    ]);
  });
});
