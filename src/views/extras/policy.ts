import { hasField, mapField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { acknowledgementsOf, asksToBeConfirmed, coverageOf, isOfVersion } from '../../core/trace/acknowledgements.ts';
import { hasDuePage } from '../due-view.ts';
import { kindName } from '../kind-name.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import { capitalized } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { documentsNaming } from './named-in-text.ts';
import { namedBy, namedIn } from './related-items.ts';
import { tableSection } from './table-section.ts';
import { namesValue } from './names-value.ts';
import { say } from '../words/say.ts';

/** Whom a policy binds, whether they confirmed that they know it, and whether somebody is exempt from a part of it. */
export function policyFacts(site: Site, policy: Item): readonly Fact[] {
  const bound = textsField(policy, 'applies_to');
  const waivers = waiversOf(site, policy).filter(({ inForce }) => inForce);
  return [
    ...fact(
      say('Binds'),
      bound.length === 0 ? textValue(say('everyone in scope')) : namesValue(site, bound),
      'applies_to',
    ),
    ...fact(say('Known to'), confirmed(site, policy)),
    ...fact(say('Published for'), publishedFor(policy), 'publish_to'),
    ...fact(
      say('Exceptions'),
      textValue(waivers.length === 0 ? '' : say('{count} in force', { count: waivers.length })),
    ),
  ];
}

function publishedFor(policy: Item): ValueView {
  return textValue(textsField(policy, 'publish_to').map(plainWords).join(', '));
}

function confirmed(site: Site, policy: Item): ValueView {
  if (!hasDuePage(site)) return textValue('');
  const { sms } = site.checked;
  if (acknowledgementsOf(sms, policy).length === 0)
    return asksToBeConfirmed(policy) ? toneValue(say('nobody has confirmed it'), 'stop') : textValue('');
  const { expected, done, from, unreadable } = coverageOf(sms, policy);
  if (from.length === 0) return toneValue(say('an earlier version only'), 'stop');
  if (unreadable !== null || expected === 0) return textValue(say('confirmed, not counted'));
  return toneValue(say('{done} of {expected} people', { done, expected }), done >= expected ? 'good' : 'warn');
}

/** What carries a policy out, the objectives that serve it, who confirmed it, and who is exempt. */
export function policySections(site: Site, policy: Item): readonly ExtraSection[] {
  return [
    ...carriedOut(site, policy),
    ...objectives(site, policy),
    ...confirmations(site, policy),
    ...exceptions(site, policy),
  ];
}

const mostDocuments = 40;

/** Processes, procedures and plans that are stated to carry it out, or that name it. */
function carriedOut(site: Site, policy: Item): readonly ExtraSection[] {
  const types = ['process', 'procedure', 'plan'];
  const stated = new Set(types.flatMap((type) => namedIn(site, policy.id, type, ['implemented_by'])));
  const linking = types
    .flatMap((type) => namedBy(site, policy.id, type, ['mentions']))
    .filter(({ inForce }) => inForce);
  const rows = [...new Set([...stated, ...linking, ...documentsNaming(site, policy.id)])]
    .toSorted((a, b) => types.indexOf(a.type.key) - types.indexOf(b.type.key) || (a.id < b.id ? -1 : 1))
    .map((item): readonly ValueView[] => [
      itemValue(site, item.id),
      textValue(capitalized(kindName(item))),
      textValue(stated.has(item) ? say('stated here') : say('names this policy')),
      textValue(stateText(item)),
    ]);
  return tableSection(
    'cb_carried',
    say('What carries it out'),
    [say('What'), say('Kind'), say('How'), say('Status')],
    rows,
    mostDocuments,
  );
}

/** Objectives that serve a commitment of it. */
function objectives(site: Site, policy: Item): readonly ExtraSection[] {
  const partsOf = (objective: Item): readonly string[] => (textField(objective, 'commitment') ?? '').split('#');
  const serving = itemsOfType(site.checked.sms, 'objective').filter((objective) => partsOf(objective)[0] === policy.id);
  const rows = [...new Set([...serving, ...namedBy(site, policy.id, 'objective')])].map((objective) => {
    const [, commitment = ''] = partsOf(objective);
    return [
      textValue(commitment),
      itemValue(site, objective.id),
      textValue(stateText(objective)),
      dateValue(textField(objective, 'due')),
    ];
  });
  return tableSection(
    'cb_objectives',
    say('Objectives that serve it'),
    [say('Commitment'), say('Objective'), say('State'), say('Due')],
    rows,
  );
}

/** Who confirmed which version; inside the organization only. */
function confirmations(site: Site, policy: Item): readonly ExtraSection[] {
  if (!hasDuePage(site)) return [];
  const rows = acknowledgementsOf(site.checked.sms, policy).map((row): readonly ValueView[] => {
    const coverage = mapField(row, 'coverage') ?? {};
    const [expected, done] = [textField(coverage, 'expected'), textField(coverage, 'done')];
    return [
      itemValue(site, row.id),
      dateValue(row.date),
      textValue(isOfVersion(row, policy) ? say('the version shown') : say('an earlier version')),
      namesValue(site, textsField(row, 'audience')),
      textValue(expected === null || done === null ? '' : say('{done} of {expected}', { done, expected })),
    ];
  });
  return tableSection(
    'cb_confirmed',
    say('Who confirmed it'),
    [say('Record'), say('Day'), say('Which'), say('Audience'), say('Confirmed')],
    rows,
  );
}

function waiversOf(site: Site, policy: Item): readonly Item[] {
  return namedBy(site, policy.id, 'waiver', ['waives']);
}

function exceptions(site: Site, policy: Item): readonly ExtraSection[] {
  const rows = waiversOf(site, policy).map((waiver): readonly ValueView[] => [
    itemValue(site, waiver.id),
    textValue(stateText(waiver)),
    ownValue(site, waiver.id, textField(waiver, 'reason') ?? ''),
    dateValue(textField(waiver, 'until')),
    hasField(waiver, 'approved_by') ? namesValue(site, textsField(waiver, 'approved_by')) : textValue(''),
  ]);
  return tableSection(
    'cb_exceptions',
    say('Exceptions'),
    [say('Waiver'), say('Status'), say('Why'), say('Until'), say('Agreed by')],
    rows,
  );
}
