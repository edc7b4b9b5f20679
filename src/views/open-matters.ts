import { impactOf } from '../core/impact/suspects.ts';
import type { Finding } from '../core/finding/finding.ts';
import { severities } from '../core/model/settings.ts';
import { compareDates } from '../core/lifecycle/calendar.ts';
import { openDuties } from '../core/trace/falling-due.ts';
import { dueRow } from './due-view.ts';
import { severityNames } from './finding-view.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, clauseOrder, itemLink, ownerLink } from './site.ts';
import { say, sayKnown } from './words/say.ts';
import { titleOfClause } from './words/clause-title.ts';
import { stateReason } from './words/state-reasons.ts';

/** Something that an auditor asks about: a clause that is not evidenced, a duty that is late, a finding or a gap. */
export interface OpenMatter {
  readonly kind: 'Clause' | 'Evidence' | 'Late duty' | 'Finding' | 'Gap';
  /** Where it is proved: the clause or the item; null where a finding is about a file without an item. */
  readonly subject: LinkView | null;
  readonly title: string;
  readonly state: { readonly key: string; readonly text: string };
  /** Why it is open, in a sentence. */
  readonly words: string;
  /** Day it was due, YYYY-MM-DD; null where it has none. */
  readonly due: string | null;
  /** Who answers for it. */
  readonly who: LinkView | null;
  /** File and line, where it has one. */
  readonly place: string;
}

const today = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };

/**
 * Everything that is not evidenced, late, found or missing on the day judged: clauses in their order, then duties by their day, then
 * findings and gaps with the gravest first. Each number is that of the matrix, of what is due, and of the findings.
 *
 * @param site the site
 */
export function openMatters(site: Site): readonly OpenMatter[] {
  const { findings, gaps } = site.checked.judgement;
  return [
    ...openClauses(site),
    ...doubtfulEvidence(site),
    ...lateDuties(site),
    ...gravestFirst(findings).map((finding) => matterOf(site, 'Finding', finding)),
    ...gravestFirst(gaps).map((gap) => matterOf(site, 'Gap', gap)),
  ];
}

function openClauses(site: Site): readonly OpenMatter[] {
  const { clauseStates, catalogue, settings } = site.checked.sms;
  const isIntegrated = settings.standards.length > 1;
  return [...clauseStates.values()]
    .filter(({ state }) => state !== 'evidenced')
    .sort(clauseOrder(site))
    .map(({ standard, clause, state, because }): OpenMatter => ({
      kind: 'Clause',
      subject: clauseLink(site, standard, clause),
      title: [
        titleOfClause(catalogue, standard, clause),
        isIntegrated ? (catalogue.findStandard(standard)?.reference ?? standard) : '',
      ]
        .filter((text) => text !== '')
        .join(', '),
      state: { key: state, text: sayKnown(state) },
      words: stateReason(because),
      due: null,
      who: null,
      place: '',
    }));
}

/** Evidence that is too old to count for a clause, or counts while something it relies on has changed. */
function doubtfulEvidence(site: Site): readonly OpenMatter[] {
  const { sms } = site.checked;
  const { suspects } = impactOf(sms);
  const links = [...sms.clauseStates.values()].flatMap(({ evidence, clause }) =>
    evidence.map((link) => ({ ...link, on: clause })),
  );
  const of = (
    wanted: readonly (typeof links)[number][],
    state: OpenMatter['state'],
    text: 'does not count for {clauses}: too old' | 'counts for {clauses}, but what it relies on has changed',
  ): readonly OpenMatter[] =>
    [...Map.groupBy(wanted, ({ item }) => item)].flatMap(([id, all]): readonly OpenMatter[] => {
      const item = sms.items.get(id);
      if (item === undefined) return [];
      const clauses = [...new Set(all.map(({ on }) => on))].slice(0, mostClauses).join(', ');
      return [
        {
          kind: 'Evidence',
          subject: itemLink(site, id),
          title: item.title,
          state,
          words: say(text, { clauses }),
          due: null,
          who: ownerLink(site, item),
          place: '',
        },
      ];
    });
  const stale = links.filter(({ reason }) => reason === 'stale');
  const suspect = links.filter(({ counts, item }) => counts && suspects.has(item));
  return [
    ...of(stale, { key: 'stale', text: sayKnown('stale') }, 'does not count for {clauses}: too old'),
    ...of(
      suspect,
      { key: 'suspect', text: sayKnown('suspect') },
      'counts for {clauses}, but what it relies on has changed',
    ),
  ];
}

const mostClauses = 8;

function lateDuties(site: Site): readonly OpenMatter[] {
  const { sms } = site.checked;
  return openDuties(sms, today)
    .filter(({ on }) => on !== null && compareDates(on, sms.asOf) < 0)
    .map((duty): OpenMatter => {
      const { kind, item, itemTitle, words, who, waiver } = dueRow(site, duty);
      const what = words === '' ? kind : `${kind}: ${words}`;
      return {
        kind: 'Late duty',
        subject: item,
        title: itemTitle,
        state: waiver === null ? { key: 'late', text: say('late') } : { key: 'waived', text: sayKnown('waived') },
        words: waiver === null ? what : `${what}, ${waiver.text}`,
        due: duty.on,
        who,
        place: '',
      };
    });
}

function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function matterOf(site: Site, kind: OpenMatter['kind'], finding: Finding): OpenMatter {
  const { items, registers } = site.checked.sms;
  const { item: id, severity, message, due, place, rule } = finding;
  const item = id === null ? undefined : items.get(id);
  return {
    kind,
    subject: id === null ? null : itemLink(site, id),
    title: id === null ? '' : (item?.title ?? registers.get(id)?.title ?? ''),
    state: { key: severity, text: say(severityNames[severity]) },
    words: `${rule}: ${message}`,
    due,
    who: item === undefined ? null : ownerLink(site, item),
    place: `${place.file}:${place.line}`,
  };
}
