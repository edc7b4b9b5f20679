import { endsWithItsActions } from '../trace/open-actions.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import { dateField, hasField, mapField, mapsField, textField } from '../model/fields.ts';
import type { FrontmatterEdit, PlainValue } from '../model/frontmatter-edit.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { missingFields } from '../types/missing-fields.ts';
import { statesOnTheWay } from '../types/required-states.ts';
import { isTemplateWording, templateWording, textsIn } from '../types/template-wording.ts';
import { typeWithArticle } from '../types/type-words.ts';
import type { ControlPlan, Refused } from './control-plan.ts';
import { didYouMean, hasOwnFieldNames, refuse, refuseUnknown, withName } from './control-plan.ts';
import { isInOrganization } from './role-holders.ts';

export interface ClosingRequest {
  readonly id: string;
  /** Person who closes, issues or reports it. */
  readonly by: string;
  /** Day of the act. */
  readonly on: string;
  /** Last day that is not in the future. */
  readonly today: string;
}

/**
 * Works out what closing a record writes: the state from which it is frozen, and `closed` with the digest of the content
 * as it is now.
 *
 * @param sms the model, read from the files as they are
 * @param request who closes what, when
 * @returns the edits, or the reason why the record may not be closed
 */
export function planClosing(sms: Sms, request: ClosingRequest): ControlPlan {
  const { id, by, on } = request;
  const item = sms.items.get(id);
  if (item === undefined) return refuseUnknown(sms, id);
  const frozen = lifecycles[item.type.lifecycle]?.frozenFrom ?? null;
  if (item.type.class !== 'record' || frozen === null) return objectionToClass(item);
  const objection =
    objectionToItem(item) ??
    objectionToPerson(sms, request) ??
    objectionToDay(item, request) ??
    objectionToGaps(item, frozen) ??
    objectionToPlaceholders(sms, item) ??
    objectionToActions(sms, item);
  if (objection !== null) return objection;
  const closed = { at: on, by, digest: item.digest };
  const edits: FrontmatterEdit[] = [];
  const written: string[] = [];
  const isStated = item.stated['status'] === frozen;
  if (!isStated && !(item.storage === 'row' && item.stated['status'] === undefined && item.status === frozen)) {
    edits.push({
      kind: 'set',
      path: [...item.path, 'status'],
      value: frozen,
      before: ['classification', 'kind', 'clauses'],
    });
    written.push(`status: ${frozen}${item.stated['status'] === undefined ? '' : ` (was ${item.status})`}`);
  }
  edits.push({ kind: 'set', path: [...item.path, 'closed'], value: { ...closed, ...keptOf(item) } });
  written.push(`closed: at ${on}, by ${by}, digest ${item.digest}`);
  return {
    kind: 'planned',
    item: id,
    file: item.file,
    edits,
    written,
    summary: `${id}: ${frozen} by ${withName(sms, by)} on ${on}`,
  };
}

/** What became of actions meanwhile stays. */
function keptOf(item: Item): Readonly<Record<string, PlainValue>> {
  const followUp = mapField(item, 'closed')?.['follow_up'];
  return followUp === undefined || followUp === null ? {} : { follow_up: followUp as PlainValue };
}

function objectionToClass(item: Item): Refused {
  if (item.type.class === 'document') {
    const advice =
      item.type.lifecycle === 'document' || item.type.lifecycle === 'agreement'
        ? `Documents are approved: clausebook approve ${item.id} --by <person>`
        : 'Change its status in the file; nothing freezes.';
    return refuse(`${item.id} is ${typeWithArticle(item.type)}: it is maintained, not closed.`, advice);
  }
  return refuse(
    `${item.id} is ${typeWithArticle(item.type)}: it is kept up to date and never closed.`,
    'Change the row; its history stays in Git.',
  );
}

function objectionToItem(item: Item): Refused | null {
  if (item.storage === 'section')
    return refuse(
      `${item.id} stands inside ${item.parent ?? item.file}.`,
      `Close ${item.parent ?? 'the record'}: its digest covers everything inside.`,
    );
  if (item.storage === 'data' || item.facts === null)
    return refuse(`${item.id} is a line of ${item.file}.`, 'Figures in data files are appended, never closed.');
  if (!hasOwnFieldNames(item))
    return refuse(
      `${item.file} keeps its closing under keys of its own, mapped by \`foreign\` in clausebook.yaml.`,
      'Rename these keys to ours first.',
    );
  const closed = mapField(item, 'closed');
  const on = closed === null ? null : dateField(closed, 'at');
  if (closed === null || on === null) return null;
  return closed['digest'] === undefined
    ? refuse(
        `${item.id} was closed on ${on}, without a digest.`,
        `Bind it to the text as it is now: clausebook close ${item.id} --all-missing`,
      )
    : refuse(
        `${item.id} was closed on ${on} and is frozen.`,
        'Append a correction under `corrections`, or what became of its actions under `closed.follow_up`.',
      );
}

function objectionToPerson(sms: Sms, { by, on }: ClosingRequest): Refused | null {
  const person = sms.items.get(by);
  if (person?.type.key !== 'person')
    return refuse(
      `There is no person ${by}.${didYouMean(sms, by, 'person')}`,
      'Give the id of a person of the organization register.',
    );
  return isInOrganization(person, on)
    ? null
    : refuse(
        `${withName(sms, by)} did not belong to the organization on ${on}.`,
        'Name somebody who did, or correct the employment in the register.',
      );
}

function objectionToDay(item: Item, { on, today }: ClosingRequest): Refused | null {
  if (compareDates(on, today) > 0)
    return refuse(
      `${on} lies after ${today}: an act is recorded when it has happened.`,
      'Give the day on which it happened with --on.',
    );
  if (item.date !== null && compareDates(on, item.date) < 0)
    return refuse(`${item.id} happened on ${item.date}; it cannot be closed on ${on}.`, 'Correct one of the two days.');
  return null;
}

function objectionToGaps(item: Item, frozen: string): Refused | null {
  const lifecycle = lifecycles[item.type.lifecycle];
  const states = lifecycle === undefined ? [frozen] : statesOnTheWay(lifecycle, item.status, frozen);
  const missing = missingFields(item, states).filter((field) => field.name !== 'closed');
  if (missing.length === 0) return null;
  const names = missing.map((field) =>
    field.source === undefined || hasField(item, field.name)
      ? field.name
      : `${field.name} (heading "${field.source.heading}")`,
  );
  return refuse(
    `${item.id} cannot be ${frozen} yet; it lacks ${names.join(', ')}.`,
    'Fill them in: a frozen record is not changed any more.',
  );
}

/** What a template wrote is no value, though the field is there. */
function objectionToPlaceholders(sms: Sms, item: Item): Refused | null {
  const wording = templateWording(sms.types);
  const left = textsIn(item.fields).filter((text) => isTemplateWording(text, wording) && !sms.items.has(text));
  if (left.length === 0) return null;
  return refuse(
    `${item.id} cannot be closed yet; it still holds ${[...new Set(left)].join(', ')}.`,
    'Fill them in: a frozen record is not changed any more.',
  );
}

function objectionToActions(sms: Sms, item: Item): Refused | null {
  if (!endsWithItsActions.has(item.type.key)) return null;
  const open = mapsField(item, 'actions').filter(
    (action) => !hasField(action, 'done') && !hasField(sms.items.get(textField(action, 'id') ?? '') ?? {}, 'done'),
  );
  if (open.length === 0) return null;
  const names = open.map((action) => textField(action, 'id') ?? textField(action, 'what') ?? 'an action');
  return refuse(
    `${item.id} still has open actions: ${names.join(', ')}.`,
    'Finish them and state `done`, or move them to another record.',
  );
}
