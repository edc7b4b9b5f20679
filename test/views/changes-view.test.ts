import { expect, test } from 'vitest';
import { changesInForce } from '../../src/core/trace/changes-in-force.ts';
import { changesFeed, changesView } from '../../src/views/changes-view.ts';
import { readSms } from '../../src/io/read-sms.ts';
import { GitSms, historySettings } from '../support/git-sms.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const policy = (version: string, from: string, more = ''): string => `---
id: POL-004
owner: ROL-003
version: "${version}"
status: approved
classification: internal
kind: financial
effective_from: ${from}
${more}changes:
  - {version: "1.0", summary: "Made <new> & whole"}
${version === '1.0' ? '' : '  - {version: "1.1", summary: "A limit of 1200"}\n'}approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-02-05, version: "1.0"}
${version === '1.0' ? '' : '  - {action: approved, by: PER-003, role: ROL-003, on: 2026-04-01, version: "1.1"}\n'}---

# Budgeting policy

Every service has a budget${version === '1.0' ? '' : ' of at most 1200'}.
`;

test('without history the file tells what came into force and what ended', () => {
  const files = { 'policies/pol-004.md': policy('1.1', '2026-04-02', 'effective_to: 2026-05-31\n') };
  const told = (asOf: string): readonly string[] =>
    changesInForce(smallSms(files, { asOf })).map(
      ({ on, kind, item, version }) => `${on} ${kind} ${item} ${version ?? ''}`,
    );
  expect(told('2026-04-01')).toEqual([]);
  expect(told('2026-05-31')).toEqual(['2026-04-02 came into force POL-004 1.1']);
  expect(told('2026-06-01')).toEqual(['2026-06-01 ended POL-004 1.1', '2026-04-02 came into force POL-004 1.1']);
});

test('with history every version has its day, and outside nobody reads why', async () => {
  const sms = GitSms.start({ 'clausebook.yaml': historySettings });
  for (const [version, from, on] of [
    ['1.0', '2026-02-06', '2026-02-05'],
    ['1.1', '2026-04-02', '2026-04-01'],
  ] as const) {
    sms.commit({ by: 'PER-003', on, files: { 'policies/pol-004.md': policy(version, from) } });
  }
  const read = await readSms(sms.root, { now: '2026-06-30T12:00:00Z' });
  const view = changesView(smallSite(read));
  expect(view.rows.map(({ on, kind, version, reasons }) => [on.iso, kind, version, ...reasons])).toEqual([
    ['2026-04-02', 'new version', '1.1', 'A limit of 1200'],
    ['2026-02-06', 'came into force', '1.0', 'Made <new> & whole'],
  ]);
  expect(changesView(smallSite(read, { audience: 'customer' })).rows.flatMap(({ reasons }) => reasons)).toEqual([]);
  expect(changesFeed(smallSite(read))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
      <id>urn:clausebook:Example%20Ltd:changes</id>
      <title>Example Ltd: service management system: what came into force and what ended</title>
      <updated>2026-04-02T00:00:00Z</updated>
      <author><name>Example Ltd</name></author>
      <link rel="self" href="/base/changes/feed.xml"/>
      <link rel="alternate" href="/base/changes/"/>
      <entry>
        <id>urn:clausebook:Example%20Ltd:POL-004:1.1:new-version</id>
        <title>POL-004 Budgeting policy 1.1: new version</title>
        <updated>2026-04-02T00:00:00Z</updated>
        <link href="/base/pol-004/"/>
        <summary>A limit of 1200</summary>
      </entry>
      <entry>
        <id>urn:clausebook:Example%20Ltd:POL-004:1.0:came-into-force</id>
        <title>POL-004 Budgeting policy 1.0: came into force</title>
        <updated>2026-02-06T00:00:00Z</updated>
        <link href="/base/pol-004/"/>
        <summary>Made &lt;new&gt; &amp; whole</summary>
      </entry>
    </feed>
    "
  `);
});

test('the list has the records that came on file too, by the day they were closed; the feed and short lists do not', () => {
  const record =
    '---\nid: MTG-001\nowner: ROL-003\nstatus: closed\nclassification: internal\ndate: 2026-04-20\nmeeting_kind: other\npresent: [ROL-003]\nclosed: {at: 2026-04-22, by: PER-003}\n---\n\n# Meeting\n';
  const files = { 'policies/pol-004.md': policy('1.1', '2026-04-02'), 'content/records/mtg.md': record };
  const site = smallSite(smallSms(files, { asOf: '2026-05-31' }));
  expect(changesView(site).rows.map(({ on, kind, item }) => [on.iso, kind, item.text])).toEqual([
    ['2026-04-22', 'record filed', 'MTG-001'],
    ['2026-04-02', 'came into force', 'POL-004'],
  ]);
  expect(changesView(site, false).rows.map(({ item }) => item.text)).toEqual(['POL-004']);
  expect(changesFeed(site)).not.toContain('MTG-001');
});
