import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { historyPage } from '../../../src/views/history/history-page.ts';
import type { HistoryPage } from '../../../src/views/history/history-page.ts';
import { historyPaths, hrefOfStep } from '../../../src/views/history/paths.ts';
import { versionText, versionTextPaths } from '../../../src/views/history/version-texts.ts';
import { pageOfId } from '../../../src/views/item-page.ts';
import { smsJson } from '../../../src/views/sms-json.ts';
import { speak } from '../../../src/views/words/say.ts';
import { GitSms } from '../../support/git-sms.ts';
import { policyFile, policyRepository, policyTexts, siteOf } from '../../support/history-site.ts';

function summaries(page: HistoryPage): readonly string[] {
  return page.versions.map(({ label, state, from, to, authors, acts, redline }) =>
    [
      `${label} (${state}${from === null ? '' : `, ${from.iso} to ${to?.iso ?? 'now'}`})`,
      `by ${authors.map(({ text }) => text).join(', ')}`,
      ...acts.map((act) => `${act.action} by ${act.by.text} on ${act.on?.iso ?? ''}: ${act.grade}, ${act.because}`),
      ...(redline === null ? [] : [redline.heading]),
    ].join(' | '),
  );
}

describe('the history of a policy', () => {
  test('has its versions, newest first, with who approved them and how well that is proved', async () => {
    const page = historyPage(await siteOf(await policyRepository('draft')), 'POL-004', 1);
    expect(summaries(page)).toEqual([
      'Version 1.2 (not approved) | by Dan Frost | Changes against version 1.1: 1 word added, 1 word removed. 1 field changed.',
      'Version 1.1 (in force, 2026-01-20 to now) | by Dan Frost | approved by Ada Marsh on 2026-01-20: D, Only stated in the file: Ben Holt recorded it, and no proof is filed. | Changes against version 1.0: 2 words added, 1 word removed.',
      'Version 1.0 (no longer in force, 2025-02-05 to 2026-01-20) | by Dan Frost | approved by Cleo Park on 2025-02-05: A, Recorded in a commit that Cleo Park signed with their own key.',
    ]);
    expect(page.timeline?.description).toBe(
      'In force: version 1.0 from 5 February 2025 to 20 January 2026; version 1.1 from 20 January 2026 and still on 30 June 2026.',
    );
    expect(page.compare?.map(({ label }) => label)).toEqual([
      'Version 1.2 (not approved)',
      'Version 1.1, from 20 January 2026',
      'Version 1.0, from 5 February 2025',
    ]);
  });

  test('tells acts and their proof in the language of the pages', async () => {
    const site = await siteOf(await policyRepository('draft'));
    speak('de');
    try {
      const acts = historyPage(site, 'POL-004', 1).versions.flatMap((version) => version.acts);
      expect(acts.map(({ action, because }) => `${action}: ${because}`)).toEqual([
        'freigegeben: Nur in der Datei angegeben: Ben Holt hat es eingetragen, und kein Beleg ist abgelegt.',
        'freigegeben: Eingetragen in einem Commit, den Cleo Park mit eigenem Schlüssel signiert hat.',
      ]);
      expect(pageOfId(site, 'POL-004').control.find(({ label }) => label === 'Nachweis der Freigabe')?.text).toMatch(
        /^Grad [A-D]: [a-zäöü]/,
      );
    } finally {
      speak('en');
    }
  });

  test('lists the commits without addresses, with those marked that changed the layout alone', async () => {
    const { commits } = historyPage(await siteOf(await policyRepository('draft')), 'POL-004', 1);
    expect(commits.map(({ iso, author, subject, marks }) => [iso, author.text, subject, ...marks].join(', '))).toEqual([
      '2026-04-10, Dan Frost, Even earlier',
      '2026-01-21, Ben Holt, Approve version 1.1, control data only',
      '2026-01-10, Dan Frost, Budgets are set earlier',
      '2025-03-05, Zed, Wrap lines, says …, layout only',
      '2025-02-05, Cleo Park, Approve the budgeting policy, control data only',
      '2025-02-02, Dan Frost, Draft the budgeting policy, first',
    ]);
  });

  test('its texts are there for comparison', async () => {
    const site = await siteOf(await policyRepository('draft'));
    expect(versionTextPaths(site).map(({ params }) => `${params.item}/${params.text}`)).toEqual([
      'pol-004/text-version-1.0',
      'pol-004/text-version-1.1',
      'pol-004/text-version-1.2',
    ]);
    const text = versionText(site, 'POL-004', 'version-1.0');
    expect(text.lines.join('\n')).toContain(policyTexts[0].trim());
    expect(text.fields).toMatchObject({ Owner: 'ROL-004', Status: 'approved' });
  });

  test('a procedure without numbers shows its changes', async () => {
    const page = historyPage(await siteOf(await policyRepository('draft'), { audience: 'restricted' }), 'PRO-001', 1);
    expect(page.heading).toBe('Changes');
    expect(page.versions.map(({ label, reasons, redline }) => [label, reasons, redline?.heading])).toEqual([
      [
        '3 November 2025',
        ['Note the sale of the hosting business'],
        'Changes against 2 January 2025: 2 words added, 0 words removed.',
      ],
      ['2 January 2025', ['Start the manual'], undefined],
    ]);
  });

  test('a change of one row shows on the register and on the row', async () => {
    const sms = GitSms.start();
    const site = await siteOf(sms);
    expect(historyPaths(site).map(({ params }) => params.item)).toContain('per-001');
    expect(historyPage(site, 'REG-001', 1).versions[0]?.rows.length).toBe(10);
    expect(historyPage(site, 'PER-001', 1).versions.map(({ label }) => label)).toEqual(['2 January 2025']);
  });
});

describe('what a page shows where the file holds something else', () => {
  test('the last approved version while the next is a draft', async () => {
    const site = await siteOf(await policyRepository('draft'));
    const page = pageOfId(site, 'POL-004');
    expect(page.banners).toEqual([
      {
        tone: 'note',
        title: 'A new version is being written',
        text: 'This page shows version 1.1, approved on 20 January 2026. It is in force. The next one, version 1.2, is not approved yet.',
        link: { href: '/pol-004/history/#version-1.2', text: 'See what changed' },
      },
    ]);
    expect(page.state.text).toBe('in force');
    const item = site.checked.sms.items.get('POL-004');
    expect(item?.facts?.body).toContain('September');
  });

  test('the last approved version where the text was changed after approval', async () => {
    const site = await siteOf(await policyRepository('broken'));
    expect(pageOfId(site, 'POL-004').banners).toEqual([
      {
        tone: 'stop',
        title: 'Last approved text: version 1.1',
        text: 'This page shows version 1.1, approved on 20 January 2026. The text in the file was changed after that and is not approved; it does not apply.',
        link: { href: '/pol-004/history/#file', text: 'See what changed' },
      },
    ]);
    expect(site.checked.sms.items.get('POL-004')?.facts?.body).toContain('September');
    expect(historyPage(site, 'POL-004', 1).versions[0]).toMatchObject({
      label: 'The text in the file now',
      state: 'not approved',
      reasons: ['Even earlier'],
      redline: { heading: 'Changes against version 1.1: 1 word added, 1 word removed.' },
    });
  });

  test('sms.json gives the version shown, its grade, and why', async () => {
    const { checked, audience } = await siteOf(await policyRepository('draft'));
    const item = smsJson({ checked, audience }).items.find(({ id }) => id === 'POL-004');
    expect(item).toMatchObject({
      version: '1.1',
      state: 'effective',
      instead: { why: 'draft', version: '1.1', fileVersion: '1.2', fileStatus: 'draft' },
    });
    expect(item?.approvals.map(({ grade, because }) => `${grade}: ${because}`)).toEqual([
      'A: Recorded in a commit that Cleo Park signed with their own key.',
      'D: Only stated in the file: Ben Holt recorded it, and no proof is filed.',
    ]);
  });

  test('the version in force on a day that is asked for', async () => {
    const site = await siteOf(await policyRepository('draft'), { asOf: '2025-06-30' });
    expect(pageOfId(site, 'POL-004').banners).toEqual([]);
    expect(site.checked.sms.instead.get('POL-004')?.why).toBe('later');
    expect(site.checked.sms.items.get('POL-004')?.version).toBe('1.0');
    expect(site.checked.sms.items.get('PRO-001')?.facts?.body).toContain('Pick up.\n');
    expect(historyPage(site, 'POL-004', 1).versions.map(({ label }) => label)).toEqual(['Version 1.0']);
  });
});

describe('an audience that may not see everything', () => {
  test('reads no subject of a commit that touched something restricted', async () => {
    const site = await siteOf(await policyRepository('draft'));
    const page = historyPage(site, 'PRO-001', 1);
    expect(page.commits.map(({ subject }) => subject)).toEqual([
      'Not shown: it also speaks of what this site does not show.',
      'Start the manual',
    ]);
    expect(JSON.stringify(page)).not.toMatch(/SEC-900|[Ss]ale of/);
    expect(historyPaths(site).map(({ params }) => params.item)).not.toContain('sec-900');
  });

  test('reads why a version was made, unless the commit that says so names something withheld', async () => {
    const sms = await policyRepository('draft');
    const draft = (body: string): string => policyFile('1.3', 'draft', `Words.\n\n${body}\n`);
    const change = (on: string, message: string, body: string): void => {
      sms.commit({ by: 'PER-004', on, message, files: { 'policies/pol-004.md': draft(body) } });
    };
    change('2026-05-01', 'Begin version 1.3\n\nThe auditor of the accounts asked for it.', 'One.');
    change('2026-05-02', 'More words\n\nThe sale of the hosting business needs it (SEC-900).', 'Two.');
    change('2026-05-03', 'Budget as in SEC-900\n\nNobody else was asked.', 'Three.');
    const [newest] = historyPage(await siteOf(sms), 'POL-004', 1).versions;
    expect(newest?.reasons).toEqual(['The auditor of the accounts asked for it.']);
  });

  test('reads nothing of a record that was deleted', async () => {
    const sms = await policyRepository('draft');
    sms.commit({
      by: 'PER-004',
      on: '2026-05-01',
      message: 'Remove SEC-900',
      files: { 'content/records/sec-900.md': null, 'content/procedures/pro-001.md': null },
    });
    sms.commit({
      by: 'PER-004',
      on: '2026-05-02',
      message: 'Budget for the hosting business, as in SEC-900',
      files: {
        'policies/pol-005.md':
          '---\nid: POL-005\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: internal\n---\n\n# Costs\n\nSee SEC-900.\n',
      },
    });
    const page = historyPage(await siteOf(sms), 'POL-005', 1);
    expect(JSON.stringify(page)).not.toContain('SEC-900');
    expect(page.commits.map(({ subject }) => subject)).toEqual([
      'Not shown: it also speaks of what this site does not show.',
    ]);
  });
});

describe('records', () => {
  const incident = (more: string): string => `---
id: MIR-001
type: major-incident-report
owner: ROL-005
classification: internal
date: 2025-06-01
status: closed
${more}---

# Telephone down

The budget of POL-004 was not touched; [PRO-001](../procedures/pro-001.md) was followed.
`;

  async function linesOf(more: string): Promise<readonly string[]> {
    const sms = await policyRepository('draft');
    sms.commit({ by: 'PER-005', on: '2026-05-02', files: { 'content/records/mir-001.md': incident(more) } });
    const page = pageOfId(await siteOf(sms), 'MIR-001');
    return page.control
      .filter(({ label }) => label === 'Made under')
      .map(({ text, note, link }) => `${text} (${note ?? ''}) ${link?.href ?? ''}`);
  }

  test('say that nothing is stated where no process keeps them, also where they speak of a procedure', async () => {
    expect(await linesOf('')).toEqual(['not stated (no process says that it keeps this record) ']);
  });

  test('say whether the version they state was the one in force', async () => {
    expect(await linesOf('made_under:\n  - {doc: POL-004, version: "1.1"}\n')).toEqual([
      'POL-004 version 1.1 (not the one in force on 1 June 2025; version 1.0 was) /pol-004/history/#version-1.1',
    ]);
    expect(await linesOf('made_under:\n  - {doc: POL-004, version: "1.0"}\n')).toEqual([
      'POL-004 version 1.0 (in force on 1 June 2025) /pol-004/history/#version-1.0',
    ]);
  });
});

describe('what history cannot know', () => {
  test('is said with the remedy', async () => {
    const sms = await policyRepository('draft');
    writeFileSync(
      join(sms.root, '.git/shallow'),
      `${sms.commit({ by: 'PER-005', on: '2026-05-02', message: 'Last' })}\n`,
    );
    const site = await siteOf(sms);
    const page = historyPage(site, 'POL-004', 1);
    expect(page.limits.map(({ message, remedy }) => `${message} ${remedy}`).join(' ')).toMatch(/shallow.*fetch/is);
    expect(page.versions).toEqual([]);
    expect(pageOfId(site, 'POL-004').tabs.map(({ text }) => text)).toEqual(['Text', 'History']);
  });
});

test('a long history goes on, and its pages lead to each other and to every version', async () => {
  const sms = GitSms.start();
  const path = 'content/procedures/pro-001.md';
  for (let number = 1; number <= 45; number += 1) {
    const text = `---\nid: PRO-001\nowner: ROL-005\nstatus: approved\nclassification: internal\n---\n\n# Answer\n\nWithin ${number} seconds.\n`;
    sms.commit({ by: 'PER-005', on: `2025-03-${String((number % 28) + 1).padStart(2, '0')}`, files: { [path]: text } });
  }
  const site = await siteOf(sms);
  const paths = historyPaths(site).filter(({ params }) => params.item === 'pro-001');
  expect(paths.map(({ params }) => params.page ?? '')).toEqual(['', '2', '3']);
  const pages = paths.map(({ props }) => historyPage(site, 'PRO-001', props.number));
  expect(pages.map(({ paging, versions }) => [paging.from, paging.to, paging.count, versions.length])).toEqual([
    [1, 20, 45, 20],
    [21, 40, 45, 20],
    [41, 45, 45, 5],
  ]);
  const last = pages[2]?.versions[0]?.key ?? '';
  expect(hrefOfStep(site, 'PRO-001', last)).toBe(`/pro-001/history/3/#${last}`);
});
