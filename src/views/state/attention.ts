import { impactOf } from '../../core/impact/suspects.ts';
import type { Item } from '../../core/model/item.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { scoreOf } from '../../core/trace/risk-acceptance.ts';
import type { Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, textValue } from '../value-view.ts';
import { say } from '../words/say.ts';
import { failedCourses, tallyOfCourses } from './objective-course.ts';
import type { StateFacts } from './state-facts.ts';
import { stateFacts } from './state-facts.ts';

/** Address of the page of the state of the SMS below the base path. */
export const routeOfState = '/state/';

/** Items named for each matter: the rest stands in the list to which the number leads. */
const mostNamed = 2;

interface Matter {
  /** Type of what is counted; a matter that the organization keeps no items of is left out. Null where it may be anything. */
  readonly type: string | null;
  readonly name: string;
  readonly path: `/${string}` | `#cb_${string}`;
  readonly items: readonly string[];
  readonly count: number;
  /** Said besides the items. */
  readonly words?: string;
}

/** What top management has to look at first, with counts and the lists behind them, so that it stands on the first screen. */
export function attention(site: Site): readonly ExtraSection[] {
  const { types } = site.checked.sms;
  const rows = [...mattersOfEvidence(site), ...mattersOf(stateFacts(site))]
    .filter(({ type }) => type === null || types.has(type))
    .map((matter): readonly ValueView[] => [textValue(matter.name), countValue(site, matter), firstOf(site, matter)]);
  return tableSection(
    'cb_attention',
    say('What asks for attention'),
    [say('What'), say('Number#count'), say('First of them')],
    rows,
  );
}

/** Clauses that lack evidence, and evidence that relies on something that changed. */
function mattersOfEvidence(site: Site): readonly Matter[] {
  const { sms } = site.checked;
  if (site.isPartial) return [];
  const states = [...sms.clauseStates.values()].filter(({ standard }) => standard === sms.catalogue.primaryStandard);
  const evidenced = states.filter(({ state }) => state === 'evidenced').length;
  const { suspects } = impactOf(sms);
  const again = new Set(
    states.flatMap(({ evidence }) =>
      evidence.flatMap(({ item, counts }) => (counts && suspects.has(item) ? [item] : [])),
    ),
  );
  return [
    {
      type: null,
      name: say('Clauses not evidenced'),
      path: '/matrix/',
      items: [],
      count: states.length - evidenced,
      words: say('{count} of {total} evidenced', { count: evidenced, total: states.length }),
    },
    ...(again.size === 0
      ? []
      : [
          {
            type: null,
            name: say('Evidence to look at again'),
            path: '/matrix/?status=suspect' as const,
            items: [...again],
            count: again.size,
            words: say('what it relies on has changed'),
          },
        ]),
  ];
}

function mattersOf(facts: StateFacts): readonly Matter[] {
  const late = [...new Set(facts.late.map(({ item }) => item))];
  const failed = facts.objectives.filter(({ course }) => failedCourses.has(course));
  return [
    { type: null, name: say('Overdue'), path: '/due/', items: late, count: facts.late.length },
    matter('risk', say('Risks above the acceptance line'), '#cb_risks', byScore(facts.risksAboveLine)),
    {
      ...matter(
        'objective',
        say('Objectives off course'),
        '#cb_objectives',
        failed.map(({ objective }) => objective),
      ),
      words: tallyOfCourses(
        facts.objectives.map(({ course }) => course).filter((course) => !failedCourses.has(course)),
      ),
    },
    matter('finding', say('Audit findings that wait'), '#cb_audit-findings', facts.auditFindings),
    matter(
      'nonconformity',
      say('Open nonconformities'),
      '#cb_nonconformities',
      facts.nonconformities.map(({ item }) => item),
    ),
    matter(
      'measure',
      say('Measures that miss their target'),
      '#cb_off',
      facts.offTarget.map(({ measure }) => measure),
    ),
  ];
}

function matter(type: string, name: string, path: Matter['path'], items: readonly Item[]): Matter {
  return { type, name, path, items: items.map(({ id }) => id), count: items.length };
}

/** Risks with the greatest score first. */
export function byScore(risks: readonly Item[]): readonly Item[] {
  return risks.toSorted((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0));
}

function countValue(site: Site, { count, path }: Matter): ValueView {
  if (count === 0) return textValue('0');
  const href = hrefOf(site, path.startsWith('#') ? `${routeOfState}${path}` : path);
  return { kind: 'link', link: { href, text: String(count) }, name: '' };
}

function firstOf(site: Site, { items, words = '' }: Matter): ValueView {
  const named = items.slice(0, mostNamed).map((id) => itemValue(site, id));
  return { kind: 'list', items: words === '' ? named : [...named, textValue(words)] };
}
