import { dateField, mapField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { openActions } from '../../core/trace/open-actions.ts';
import { parseTypeExpression } from '../../core/types/type-expression.ts';
import type { Site } from '../site.ts';
import { siteIndex } from '../site-index.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue, valueView } from '../value-view.ts';
import type { StepFacts } from './course.ts';
import { courseOf } from './course.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { namesValue } from './names-value.ts';
import { stateOfAction } from './risk.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';

const order = ['open', 'contained', 'cause-analysed', 'action-planned', 'implemented', 'verified', 'closed'];

/** From the nonconformity to its end: what happened when, as far as days are stated. */
export function stepsOfNonconformity(nonconformity: Item): readonly StepFacts[] {
  const reached = order.indexOf(nonconformity.status);
  const has = (state: string): boolean => reached >= order.indexOf(state);
  const actions = mapsField(nonconformity, 'actions');
  const last = (days: readonly (string | null)[]): string | null =>
    days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null;
  const worked = actions.map((action) => dateField(mapField(action, 'worked') ?? {}, 'at'));
  const due = dateField(nonconformity, 'due');
  return [
    { label: say('Raised'), on: nonconformity.date, isDone: true },
    {
      label: say('Contained'),
      on: dateField(mapField(nonconformity, 'correction') ?? {}, 'at'),
      isDone: has('contained'),
    },
    { label: say('Cause found'), on: null, isDone: has('cause-analysed') },
    {
      label: say('Actions done'),
      on: last(actions.map((action) => dateField(action, 'done'))),
      isDone: has('implemented'),
      due: last(actions.map((action) => dateField(action, 'due'))),
    },
    {
      label: say('Effect verified'),
      on: dateField(mapField(nonconformity, 'effectiveness') ?? {}, 'at') ?? last(worked),
      isDone: has('verified'),
    },
    { label: say('Closed'), on: dateField(mapField(nonconformity, 'closed') ?? {}, 'at'), isDone: has('closed'), due },
  ];
}

/** Against what, found by whom, and by when it has to be settled. */
export function nonconformityFacts(site: Site, nonconformity: Item): readonly Fact[] {
  const actions = mapsField(nonconformity, 'actions').length;
  const open = openActions(site.checked.sms, nonconformity).length;
  return [
    ...fact(
      say('Source'),
      valueView(site, nonconformity.id, nonconformity.fields['source'] ?? '', parseTypeExpression('text')),
      'source',
    ),
    ...fact(say('Requirement'), requirement(site, nonconformity), 'requirement'),
    ...fact(say('Due'), dateValue(dateField(nonconformity, 'due')), 'due'),
    ...fact(
      say('Actions'),
      actions === 0
        ? textValue('')
        : toneValue(say('{done} of {actions} done', { done: actions - open, actions }), open === 0 ? 'good' : 'warn'),
    ),
    ...fact(say('Verified by'), namesValue(site, textsField(nonconformity, 'verified_by')), 'verified_by'),
  ];
}

function requirement(site: Site, nonconformity: Item): ValueView {
  const stated = nonconformity.fields['requirement'];
  return stated === undefined
    ? textValue('')
    : valueView(site, nonconformity.id, stated, parseTypeExpression('clause'));
}

/** Its course from the beginning to the end, and its actions with whether they worked. */
export function nonconformitySections(site: Site, nonconformity: Item): readonly ExtraSection[] {
  return [
    {
      anchor: 'cb_course',
      title: say('From cause to effect'),
      value: textValue(''),
      chart: null,
      course: courseOf(site.checked.sms.asOf, stepsOfNonconformity(nonconformity)),
      isFirst: true,
      most: 0,
    },
    ...actionsTable(site, nonconformity),
  ];
}

function actionsTable(site: Site, nonconformity: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const open = new Map(openActions(sms, nonconformity).map((action) => [action.index, action]));
  const parts = new Set((siteIndex(site).partsOf.get(nonconformity.id) ?? []).map(({ id }) => id));
  const rows = mapsField(nonconformity, 'actions').map((action, index): readonly ValueView[] => {
    const left = open.get(index);
    const id = textField(action, 'id') ?? '';
    const worked = mapField(action, 'worked');
    return [
      parts.has(id) ? { kind: 'link', link: { href: `#${id.toLowerCase()}`, text: id }, name: '' } : textValue(id),
      ownValue(site, nonconformity.id, textField(action, 'what') ?? ''),
      namesValue(site, textsField(action, 'who')),
      dateValue(left?.due ?? dateField(action, 'due')),
      stateOfAction(sms.asOf, left?.due ?? null, left === undefined, dateField(action, 'done')),
      ownValue(site, nonconformity.id, worked === null ? '' : (textField(worked, 'result') ?? '')),
      { kind: 'list', items: textsField(action, 'changes').map((changed) => itemValue(site, changed)) },
    ];
  });
  return tableSection(
    'cb_actions',
    say('Actions'),
    [say('Id'), say('What'), say('Who'), say('Due'), say('State'), say('Did it work'), say('Changed')],
    rows,
  ).map((section) => ({ ...section, isFirst: true as const, fields: ['actions'] }));
}
