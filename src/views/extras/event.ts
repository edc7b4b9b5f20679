import { compareDates } from '../../core/lifecycle/calendar.ts';
import { asText, dateField, mapField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { parseTypeExpression } from '../../core/types/type-expression.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, ownValue, textValue, toneValue, valueView } from '../value-view.ts';
import type { StepFacts } from './course.ts';
import { courseOf } from './course.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { namesValue } from './names-value.ts';
import { say } from '../words/say.ts';
import type { PlainText } from '../words/say.ts';

/** How something runs that begins and ends: its steps, and what readers look for first. */
interface Course {
  readonly title: PlainText;
  readonly steps: (item: Item) => readonly StepFacts[];
  readonly facts: (site: Site, item: Item) => readonly Fact[];
}

/** A map of a field; an empty one where there is none. */
function inside(holder: Item, field: string): FieldMap {
  return mapField(holder, field) ?? {};
}

const closing = (item: Item): StepFacts => ({
  label: say('Closed'),
  on: inside(item, 'closed')['at'] ?? null,
  isDone: item.status === 'closed',
});

const names = (site: Site, item: Item, label: string, field: string): readonly Fact[] =>
  fact(label, namesValue(site, textsField(item, field)), field);

const words = (item: Item, label: string, field: string): readonly Fact[] =>
  fact(label, textValue(plainWords(textField(item, field) ?? '')), field);

const results: Readonly<Record<string, 'good' | 'stop'>> = { successful: 'good', reversed: 'stop', failed: 'stop' };

function outcomeValue(item: Item): ValueView {
  const outcome = textField(item, 'outcome');
  const tone = outcome === null ? undefined : results[outcome];
  return outcome === null || tone === undefined
    ? textValue(plainWords(outcome ?? ''))
    : toneValue(plainWords(outcome), tone);
}

const courses: Readonly<Record<string, Course>> = {
  change: {
    title: 'Course of the change',
    steps: (item) => [
      { label: say('Requested'), on: item.date, isDone: true },
      { label: say('Decided'), on: inside(item, 'decision')['at'] ?? null },
      deployment(inside(item, 'deployment')),
      { label: say('Reviewed'), on: inside(item, 'reviewed')['at'] ?? null },
      closing(item),
    ],
    facts: (site, item) => [
      ...words(item, say('Category'), 'category'),
      ...names(site, item, say('Touches'), 'affects'),
      ...names(site, item, say('Requested by'), 'requested_by'),
      ...fact(say('Outcome'), outcomeValue(item), 'outcome'),
    ],
  },
  release: {
    title: 'Course of the release',
    steps: (item) => [
      { label: say('Planned for'), on: dateField(item, 'planned') },
      { label: say('Approved'), on: inside(item, 'approved')['at'] ?? null },
      { label: say('Deployed'), on: inside(item, 'deployed')['actual'] ?? null, due: dateField(item, 'planned') },
      closing(item),
    ],
    facts: (site, item) => [
      ...words(item, say('Kind'), 'release_type'),
      ...names(site, item, say('Contains'), 'contains'),
      ...fact(say('Incidents after it'), textValue(asText(inside(item, 'incidents_after')['count']) ?? '')),
    ],
  },
  problem: {
    title: 'Course of the problem',
    steps: (item) => [
      { label: say('Opened'), on: item.date, isDone: true },
      {
        label: say('Cause known'),
        on: inside(item, 'root_cause')['at'] ?? null,
        isDone: ['known-error', 'resolved', 'closed'].includes(item.status),
      },
      { label: say('Resolved'), on: null, isDone: item.status === 'resolved' || item.status === 'closed' },
      closing(item),
    ],
    facts: (site, item) => [
      ...words(item, say('Priority'), 'priority'),
      ...words(item, say('Seen by'), 'source'),
      ...fact(say('Until it is solved'), ownValue(site, item.id, textField(item, 'interim') ?? ''), 'interim'),
    ],
  },
  'major-incident-report': {
    title: 'Course of the incident',
    steps: (item) => [
      {
        label: say('Detected'),
        on: item.fields['detected'] ?? inside(item, 'invoked')['at'] ?? item.date,
        isDone: true,
      },
      ...(item.fields['invoked'] === undefined
        ? []
        : [{ label: say('Plan invoked'), on: inside(item, 'invoked')['at'] ?? null }]),
      { label: say('Top management told'), on: mapsField(item, 'top_management_informed')[0]?.['at'] ?? null },
      { label: say('Restored'), on: item.fields['restored'] ?? null },
      { label: say('Reviewed'), on: inside(item, 'reviewed')['at'] ?? null },
      closing(item),
    ],
    facts: (site, item) => [
      ...names(site, item, say('Hit'), 'affected'),
      ...fact(say('Lasted'), textValue(lastingWords(item.fields['detected'], item.fields['restored']))),
      ...names(site, item, say('Led by'), 'lead'),
      ...words(item, say('Outcome'), 'outcome'),
    ],
  },
  'security-incident': {
    title: 'Course of the incident',
    steps: (item) => [
      { label: say('Detected'), on: item.fields['detected'] ?? item.date, isDone: true },
      closing(item),
    ],
    facts: (_, item) => [
      ...words(item, say('Kind'), 'incident_type'),
      ...words(item, say('Urgency'), 'risk_priority'),
      ...words(item, say('Outcome'), 'outcome'),
    ],
  },
  case: {
    title: 'Course of the case',
    steps: (item) => [
      { label: say('Received'), on: item.fields['received'] ?? item.date, isDone: true },
      ...(item.fields['escalated'] === undefined
        ? []
        : [{ label: say('Escalated'), on: inside(item, 'escalated')['at'] ?? null }]),
      ...(item.kind?.key === 'complaint'
        ? [{ label: say('Customer told'), on: item.fields['customer_informed'] ?? null }]
        : []),
      closing(item),
    ],
    facts: (site, item) => [
      ...names(site, item, say('From'), 'customer'),
      ...names(site, item, say('About'), 'service'),
      ...names(site, item, say('Under'), 'contract'),
      ...words(item, say('Outcome'), 'outcome'),
    ],
  },
  improvement: {
    title: 'Course of the improvement',
    steps: (item) => [
      { label: say('Raised'), on: item.date, isDone: true },
      { label: say('Evaluated'), on: inside(item, 'evaluation')['at'] ?? null, isDone: hasReached(item, 'evaluated') },
      {
        label: say('Carried out'),
        on: null,
        isDone: hasReached(item, 'implemented'),
        due: dateField(inside(item, 'plan'), 'due'),
      },
      { label: say('Effect measured'), on: null, isDone: hasReached(item, 'measured') },
      closing(item),
    ],
    facts: (site, item) => [
      ...fact(
        say('Source'),
        valueView(site, item.id, item.fields['source'] ?? '', parseTypeExpression('text')),
        'source',
      ),
      ...fact(say('Decision'), ownValue(site, item.id, textField(inside(item, 'evaluation'), 'decision') ?? '')),
      ...names(site, item, say('Serves'), 'objective'),
      ...fact(say('Result'), ownValue(site, item.id, asText(inside(item, 'result')['measured']) ?? '')),
    ],
  },
  'corrective-action': {
    title: 'Course of the action',
    steps: (item) => [
      { label: say('Done'), on: item.fields['done'] ?? null, due: dateField(item, 'due') },
      { label: say('Effect looked at'), on: inside(item, 'worked')['at'] ?? null },
    ],
    facts: (site, item) => [
      ...names(site, item, say('Who'), 'who'),
      ...fact(say('Due'), valueView(site, item.id, item.fields['due'] ?? ''), 'due'),
      ...fact(say('Did it work'), ownValue(site, item.id, textField(inside(item, 'worked'), 'result') ?? '')),
    ],
  },
};

const improving = ['registered', 'evaluated', 'approved', 'in-progress', 'implemented', 'measured', 'closed'];

function hasReached(item: Item, state: string): boolean {
  return item.status !== 'rejected' && improving.indexOf(item.status) >= improving.indexOf(state);
}

function deployment(map: FieldMap): StepFacts {
  const actual = dateField(map, 'actual');
  return { label: say('Deployed'), on: actual, due: actual === null ? dateField(map, 'planned') : null };
}

/** `3 hours and 22 minutes` between two moments; empty where they are not both stated with a time. */
function lastingWords(from: unknown, to: unknown): string {
  const [begin, end] = [Date.parse(asText(from) ?? ''), Date.parse(asText(to) ?? '')];
  const isTimed = [from, to].every((moment) => /T\d{2}:\d{2}/.test(asText(moment) ?? ''));
  if (!isTimed || Number.isNaN(begin) || Number.isNaN(end) || end < begin) return '';
  const minutes = Math.round((end - begin) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [say('{hours} h', { hours })] : []),
    ...(rest > 0 || hours === 0 ? [say('{rest} min', { rest })] : []),
  ];
  return parts.join(' ');
}

/** What readers of a change, an incident or the like look for first. */
export function eventFacts(site: Site, item: Item): readonly Fact[] {
  return courses[item.type.key]?.facts(site, item) ?? [];
}

/** Its steps with their days, and the entries of its diary. */
export function eventSections(site: Site, item: Item): readonly ExtraSection[] {
  const found = courses[item.type.key];
  if (found === undefined) return [];
  const course = courseOf(site.checked.sms.asOf, found.steps(item));
  return [
    {
      anchor: 'cb_course',
      title: say(found.title),
      value: diary(site, item),
      chart: null,
      course,
      isFirst: true,
      fields: item.fields['steps'] === undefined ? [] : ['steps'],
      most: 30,
    },
  ];
}

/** Dated notes of a case, the earliest first. */
function diary(site: Site, item: Item): ValueView {
  const rows = mapsField(item, 'steps')
    .toSorted((a, b) => compareDates(dateField(a, 'at') ?? '0001-01-01', dateField(b, 'at') ?? '0001-01-01'))
    .map((row): readonly ValueView[] => [
      dateValue(textField(row, 'at')),
      ownValue(site, item.id, textField(row, 'what') ?? ''),
    ]);
  return rows.length === 0 ? textValue('') : { kind: 'table', columns: [say('Day'), say('What')], rows };
}
