import { organizationFile } from '../support/git-sms.ts';
import type { GitSms, Who } from '../support/git-sms.ts';
import type { Deed, HostileCase } from '../support/hostile-cases.ts';
import { testCases } from '../support/hostile-cases.ts';
import {
  approvedPolicy,
  budgetDraft,
  commitPolicy,
  entryOf,
  policyFile,
  policyStory,
  policyText,
} from '../support/policy-story.ts';

const register = 'content/registers/organization.md';

/** The register with delegations, and a change of its words. */
function registerWith(rows: readonly string[], change: (text: string) => string = (text) => text): string {
  return organizationFile((text) =>
    change(text)
      .replace('of: [role, person]', 'of: [role, person, delegation]')
      .replace('\n---\n\n# Org', `${rows.map((row) => `\n  - ${row}`).join('')}\n---\n\n# Org`),
  );
}

interface Terms {
  readonly id?: string;
  readonly to?: string;
  readonly authority?: string;
  readonly from?: string;
  readonly until?: string;
  readonly by?: string;
  readonly status?: string;
}

/** Cleo Park, Operations Director, lets Ben Holt stand in for her all of February, unless something else is said. */
function delegation(terms: Terms = {}): string {
  const { id = 'DLG-001', to = 'PER-002', authority = 'Approve policies', by = 'PER-003', status = 'active' } = terms;
  const { from = '2026-02-01', until = '2026-02-28' } = terms;
  return `{id: ${id}, text: Leave, status: ${status}, from_role: ROL-003, to_person: ${to}, authority: "${authority}", from: ${from}, to: ${until}, granted_by: ${by}}`;
}

type Later = readonly [on: string, rows: readonly string[]];

/** Ben Holt approves for the Operations Director on 5 February, and the register is changed later. */
function byBen(rows: readonly string[], ...later: readonly Later[]): GitSms {
  const { sms } = policyStory({
    files: { [register]: registerWith(rows) },
    entry: { by: 'PER-002' },
    approval: { by: 'PER-002' },
  });
  for (const [on, next] of later)
    sms.commit({ by: 'PER-002', on, message: 'Change the delegation', files: { [register]: registerWith(next) } });
  return sms;
}

/** A policy approved on a trusted base under a delegation that was taken out of the register later. */
function onBaseAfterLeave(change: readonly string[], base: readonly string[] = []): ReturnType<Deed> {
  const sms = byBen([delegation()], ['2026-05-02', base]);
  const revision = sms.commit({ by: 'PER-002', on: '2026-05-03', files: { 'content/pages/index.md': '# Welcome\n' } });
  sms.commit({ by: 'PER-002', on: '2026-05-04', files: { [register]: registerWith(change) } });
  return [sms, { base: revision }];
}

/** What stands on the base is changed and approved on top of it, under a delegation that the change states or widens. */
function widenedByChange(base: readonly string[], change: readonly string[]): ReturnType<Deed> {
  const { sms } = policyStory({ files: { [register]: registerWith(base) } });
  const revision = sms.commit({ by: 'PER-002', on: '2026-03-02', files: { 'content/pages/index.md': '# Welcome\n' } });
  const next = { ...budgetDraft, version: '1.1', body: `${budgetDraft.body}\nIt is looked at every year.\n` };
  const draft = { ...next, entries: [entryOf(budgetDraft)] };
  sms.commit({ by: 'PER-004', on: '2026-03-03', files: { [policyFile]: policyText(draft) } });
  const approved = approvedPolicy(draft, { by: 'PER-002', on: '2026-03-05' });
  commitPolicy(sms, approved, { by: 'PER-002', on: '2026-03-05', files: { [register]: registerWith(change) } });
  return [sms, { base: revision }];
}

const march: Terms = { from: '2026-03-01', until: '2026-03-31' };

/** Eve Lund holds the post of the Operations Director too, from some day on. */
const evesPost =
  (from: string) =>
  (text: string): string =>
    text.replace(
      'posts: [{person: PER-003, from: 2020-01-01}]',
      `posts: [{person: PER-003, from: 2020-01-01}, {person: PER-005, from: ${from}}]`,
    );

/** Eve Lund approves as Operations Director on 5 February; her post is entered on a day. */
function byEve(enteredOn: string, who: Who = 'PER-005', rows: readonly string[] = []): GitSms {
  const { sms } = policyStory({
    files: { [register]: registerWith(rows) },
    entry: { by: 'PER-005' },
    approval: { by: 'PER-005' },
  });
  const changed = registerWith(rows, evesPost('2026-02-01'));
  sms.commit({ by: who, on: enteredOn, message: 'Enter the post', files: { [register]: changed } });
  return sms;
}

const caught = ['APPR-012 error POL-004'];

const cases: readonly HostileCase[] = [
  {
    name: 'a delegation had ended when somebody acted, and was lengthened months later',
    hostile: () => byBen([delegation({ until: '2026-02-03' })], ['2026-05-02', [delegation()]]),
    caught,
    honest: () => byBen([delegation()], ['2026-02-25', [delegation({ until: '2026-03-31' })]]),
  },
  {
    name: 'a delegation was taken back before the act',
    hostile: () => {
      const { sms } = policyStory({ files: { [register]: registerWith([delegation({ from: '2026-01-01' })]) } });
      sms.commit({ by: 'PER-003', on: '2026-02-07', files: { [register]: registerWith([]) } });
      const next = {
        ...budgetDraft,
        version: '1.1',
        body: `${budgetDraft.body}\nMore.\n`,
        entries: [entryOf(budgetDraft)],
      };
      commitPolicy(sms, next, { by: 'PER-004', on: '2026-02-09' });
      commitPolicy(sms, approvedPolicy(next, { by: 'PER-002', on: '2026-02-10' }), { by: 'PER-002', on: '2026-02-10' });
      return sms;
    },
    caught,
    honest: () => byBen([delegation()], ['2026-05-02', []]),
  },
  {
    name: 'the leave ended early, before the act',
    hostile: () => byBen([delegation({ from: '2026-01-01', until: '2026-02-02' })]),
    caught,
    honest: () => byBen([delegation()], ['2026-02-16', [delegation({ until: '2026-02-15' })]]),
  },
  {
    name: 'what was delegated is widened afterwards',
    hostile: () => byBen([delegation({ authority: 'Order goods up to 5000' })], ['2026-05-02', [delegation()]]),
    caught,
    honest: () => byBen([delegation()], ['2026-05-02', [delegation({ authority: 'Order goods up to 5000' })]]),
  },
  {
    name: 'a draft of a delegation is made active afterwards',
    hostile: () => byBen([delegation({ status: 'draft' })], ['2026-05-02', [delegation()]]),
    caught,
    honest: () => byBen([delegation({ status: 'draft' })], ['2026-02-12', [delegation()]]),
  },
  {
    name: 'the delegate grants it',
    hostile: () => byBen([delegation({ by: 'PER-002' })]),
    caught,
    honest: () => byBen([delegation({ by: 'PER-001' })]),
  },
  {
    name: 'the delegate granted it, and another name is entered afterwards',
    hostile: () => byBen([delegation({ by: 'PER-002' })], ['2026-05-02', [delegation()]]),
    caught,
    honest: () => byBen([delegation({ by: 'PER-002' })], ['2026-02-10', [delegation()]]),
  },
  {
    name: 'somebody without any right grants it',
    hostile: () => byBen([delegation({ by: 'PER-005' })]),
    caught,
    honest: () => byBen([delegation({ by: 'PER-003' })]),
  },
  {
    name: 'a delegate passes it on',
    hostile: () => byBen([delegation({ id: 'DLG-002', to: 'PER-004' }), delegation({ by: 'PER-004' })]),
    caught,
    honest: () => byBen([delegation({ id: 'DLG-002', to: 'PER-004' }), delegation()]),
  },
  {
    name: 'what was done is excepted',
    hostile: () => byBen([delegation({ authority: 'Everything except approving policies' })]),
    caught,
    honest: () => byBen([delegation({ authority: 'Everything except approving plans' })]),
  },
  {
    name: 'a change widens the delegation that the base holds',
    hostile: () => widenedByChange([delegation({ ...march, authority: 'Order goods' })], [delegation(march)]),
    caught,
    honest: () => widenedByChange([delegation(march)], [delegation({ ...march, authority: 'Order goods' })]),
  },
  {
    name: 'the base no longer holds the delegation, and the change states one of its own',
    hostile: () => widenedByChange([], [delegation(march)]),
    caught: ['APPR-005 error POL-004'],
    honest: () => onBaseAfterLeave([delegation()]),
  },
  {
    name: 'a post is entered months after the approval that relies on it',
    hostile: () => byEve('2026-05-03'),
    caught: ['APPR-018 warn POL-004'],
    honest: () => byEve('2026-02-16', 'PER-002'),
  },
  {
    name: 'a post is entered late, and nothing was delegated meanwhile',
    hostile: () => byEve('2026-03-02', 'PER-003', [delegation({ to: 'PER-004' })]),
    caught: ['APPR-018 warn POL-004'],
    honest: () => byEve('2026-03-02', 'PER-003', [delegation({ to: 'PER-005' })]),
  },
];

testCases(cases, /^(?:APPR-|VERS-|LINK-001|READ-)/);
