import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { GraphView } from '../charts/graph-view.ts';
import { mostNodes } from '../charts/graph-view.ts';
import { kindName } from '../kind-name.ts';
import type { Site } from '../site.ts';
import { siteIndex } from '../site-index.ts';
import { capitalized, itemLink, typeName } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { lateMatters, recordsOf } from './late-matters.ts';
import { measureState, metValue } from './measure-state.ts';
import { namedInText } from './named-in-text.ts';
import { namedBy, namedIn } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { say, sayCount } from '../words/say.ts';

/** What a reader of a process looks for first: whether it reaches what it is steered by, what is late, and when somebody audited it. */
export function processFacts(site: Site, process: Item): readonly Fact[] {
  const [late] = lateMatters(site, process, belongings(site, process));
  const count = late?.value.kind === 'table' ? late.value.rows.length : 0;
  return [
    ...fact(say('Measures'), measuresValue(site, process)),
    ...fact(
      say('Late or missing'),
      count === 0
        ? textValue('')
        : {
            kind: 'link',
            link: { href: '#cb_late', text: sayCount(count, '1 matter', '{count} matters') },
            name: '',
          },
    ),
    ...fact(say('Last audited'), lastAudit(site, process)),
  ];
}

function measuresValue(site: Site, process: Item): ValueView {
  const states = measuresOf(site, process).map((measure) => measureState(site, measure));
  const [first] = states;
  if (first === undefined) return textValue('');
  const judged = states.flatMap(({ isMet }) => isMet ?? []);
  const met = judged.filter(Boolean).length;
  if (judged.length === 0)
    return textValue(
      states.length > 1
        ? say('no target holds yet')
        : first.value === ''
          ? first.because
          : `${first.value} (${first.period})`,
    );
  return toneValue(say('{met} of {count} met', { met, count: judged.length }), met === judged.length ? 'good' : 'stop');
}

function lastAudit(site: Site, process: Item): ValueView {
  const last = namedBy(site, process.id, 'audit', ['scope'])
    .filter(({ countsAsEvidence }) => countsAsEvidence)
    .toSorted((a, b) => compareDates(a.date ?? '0001-01-01', b.date ?? '0001-01-01'))
    .at(-1);
  return last === undefined ? textValue('') : itemOfDay(site, last);
}

/** A day as a link to what was done on it. */
function itemOfDay(site: Site, item: Item): ValueView {
  const day = dateValue(item.date);
  if (day.kind !== 'date') return itemValue(site, item.id);
  return { kind: 'link', link: itemLink(site, item.id, day.text), name: '' };
}

/** The sections of a process: what is late, its course, measures, what others exchange with it, its records, procedures and tools. */
export function processSections(site: Site, process: Item): readonly ExtraSection[] {
  return [
    ...lateMatters(site, process, belongings(site, process)),
    ...courseOfSteps(site, process),
    ...measures(site, process),
    ...exchanges(site, process),
    ...records(site, process),
    ...procedures(site, process),
    ...tools(site, process),
  ];
}

function belongings(site: Site, process: Item): readonly Item[] {
  const all = [
    process,
    ...proceduresOf(site, process),
    ...measuresOf(site, process),
    ...recordsOf(site.checked.sms, process),
    ...keptFor(site, process),
  ];
  return [...new Set(all)];
}

/** Processes have pages of their own, and procedures say to which process they belong. */
const ownPages: ReadonlySet<string> = new Set(['process', 'procedure']);

/** What the owner of a process keeps for the clauses of the process besides: plans, definitions of reports, registers. */
function keptFor(site: Site, process: Item): readonly Item[] {
  if (process.owner === null) return [];
  const { catalogue } = site.checked.sms;
  const isClaimed = ({ claims }: Item): boolean =>
    claims.some(({ standard, clause }) =>
      process.claims.some(
        (own) =>
          own.standard === standard &&
          (catalogue.isWithin(standard, clause, own.clause) || catalogue.isWithin(standard, own.clause, clause)),
      ),
    );
  return (siteIndex(site).ownedBy.get(process.owner) ?? []).filter(
    (item) => item.type.class !== 'record' && !ownPages.has(item.type.key) && isClaimed(item),
  );
}

function measuresOf(site: Site, process: Item): readonly Item[] {
  const stated = namedIn(site, process.id, 'measure', ['measured_by']);
  const naming = namedBy(site, process.id, 'measure', ['measures']).filter(({ inForce }) => inForce);
  return [...new Set([...stated, ...naming])];
}

function proceduresOf(site: Site, process: Item): readonly Item[] {
  return namedBy(site, process.id, 'procedure', ['part_of', 'process']);
}

/** A drawing of the steps with those accountable; none where the text has a diagram of its own. */
function courseOfSteps(site: Site, process: Item): readonly ExtraSection[] {
  const steps = mapsField(process, 'activities').flatMap((step) => {
    const text = textField(step, 'step');
    return text === null ? [] : [{ text, who: textsField(step, 'accountable') }];
  });
  const hasOwn = process.facts?.codeBlocks.some(({ language }) => language === 'mermaid') ?? false;
  if (steps.length < 2 || steps.length > mostNodes || hasOwn) return [];
  const nameOf = (id: string): string => site.checked.sms.items.get(id)?.title ?? id;
  const graph: GraphView = {
    title: say('Course of {title}', { title: process.title }),
    description: say('{count} steps, each with the role that is accountable for it.', { count: steps.length }),
    direction: 'TB',
    nodes: steps.map(({ text, who }, at) => ({
      id: `s${at}`,
      text: who.length === 0 ? text : `${text}\n${who.map(nameOf).join(', ')}`,
      href: null,
      shape: at === 0 || at === steps.length - 1 ? 'terminal' : 'step',
      group: null,
    })),
    edges: steps.slice(1).map((_, at) => ({ from: `s${at}`, to: `s${at + 1}`, text: null, stroke: 'solid' })),
    groups: [],
  };
  const drawing = site.drawGraph(graph, `cb_${process.id.toLowerCase()}-course`);
  if (drawing === '') return [];
  return [
    { anchor: 'cb_course', title: say('Course of the steps'), value: textValue(''), chart: null, drawing, most: 0 },
  ];
}

function measures(site: Site, process: Item): readonly ExtraSection[] {
  const rows = measuresOf(site, process).map((measure): readonly ValueView[] => {
    const state = measureState(site, measure);
    return [
      itemValue(site, measure.id),
      textValue(state.value),
      textValue(state.target),
      metValue(state),
      textValue(state.period),
    ];
  });
  return tableSection(
    'cb_measures',
    say('How it is doing'),
    [say('Measure'), say('Last value'), say('Target'), say('Result'), say('Period')],
    rows,
  ).map((section) => ({ ...section, fields: ['measures'] }));
}

/** Interfaces that other processes state, and whether this one states them too: its own stand in its text. */
function exchanges(site: Site, process: Item): readonly ExtraSection[] {
  const own = new Set(namedIn(site, process.id, 'process', ['interfaces_with']).map(({ id }) => id));
  const rows = namedBy(site, process.id, 'process', ['interfaces_with'])
    .filter(({ id }) => id !== process.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((other): readonly ValueView[] => [
      itemValue(site, other.id),
      ownValue(
        site,
        other.id,
        mapsField(other, 'interfaces')
          .filter((row) => (textField(row, 'process') ?? '').includes(process.id))
          .flatMap((row) => textField(row, 'what') ?? [])
          .join('; '),
      ),
      textValue(own.has(other.id) ? say('yes') : say('no, only there')),
    ]);
  return tableSection(
    'cb_exchange',
    say('Interfaces as the other side states them'),
    [say('Process'), say('In its words'), say('Stated here too')],
    rows,
  );
}

const mostKinds = 20;

/** Records made under the process, by kind: the latest, and how many there are. */
function records(site: Site, process: Item): readonly ExtraSection[] {
  const rows = [...Map.groupBy(recordsOf(site.checked.sms, process), (record) => kindName(record))].map(
    ([kind, all]): readonly ValueView[] => {
      const [latest] = all.toSorted((a, b) => compareDates(b.date ?? '0001-01-01', a.date ?? '0001-01-01'));
      return [
        textValue(capitalized(kind)),
        latest === undefined ? textValue('') : itemValue(site, latest.id),
        dateValue(latest?.date ?? null),
        textValue(latest === undefined ? '' : stateText(latest)),
        textValue(String(all.length)),
      ];
    },
  );
  return tableSection(
    'cb_records',
    say('Records it made'),
    [say('Kind'), say('Latest'), say('Day'), say('Status'), say('All#number')],
    rows,
    mostKinds,
  );
}

function procedures(site: Site, process: Item): readonly ExtraSection[] {
  const rows = proceduresOf(site, process).map((procedure): readonly ValueView[] => [
    itemValue(site, procedure.id),
    textValue(capitalized(kindName(procedure))),
    textValue(procedure.version ?? ''),
    textValue(stateText(procedure)),
    dateValue(procedure.effectiveFrom),
  ]);
  return tableSection(
    'cb_procedures',
    say('Procedures and instructions'),
    [say('What'), say('Kind'), say('Version'), say('Status'), say('In force from')],
    rows,
  );
}

/** Tools and registers elsewhere that the process names, each with what it is. */
function tools(site: Site, process: Item): readonly ExtraSection[] {
  const types = ['tool', 'external-register'];
  const stated = types.flatMap((type) => namedIn(site, process.id, type));
  const rows = [...new Set([...stated, ...namedInText(site, process, types)])].map((tool) => [
    itemValue(site, tool.id),
    textValue(capitalized(typeName(tool.type.key))),
  ]);
  return tableSection('cb_tools', say('Tools and records kept elsewhere'), [say('What'), say('Kind')], rows).map(
    (section) => ({
      ...section,
      fields: ['tools'],
    }),
  );
}
