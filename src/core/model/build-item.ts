import type { IncludedFile } from '../control/digest.ts';
import type { ControlStrength, FieldDeclaration } from '../types/declaration.ts';
import { fieldsOfType } from '../types/fields-of-type.ts';
import { addDuration, parseDuration } from '../lifecycle/calendar.ts';
import type { Lifecycle } from '../lifecycle/lifecycles.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import type { LifecycleState } from '../lifecycle/state.ts';
import { stateOn } from '../lifecycle/state.ts';
import { claimsOf } from '../trace/claims.ts';
import { withKnownIds } from '../trace/known-ids.ts';
import { scalarPatterns } from '../types/scalar-patterns.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import { bodyExpression } from './identify-sections.ts';
import { readBodyField } from './body-fields.ts';
import type { FieldMap } from './fields.ts';
import { dateField, isFieldMap, mapField, mapsField, textField, textsField } from './fields.ts';
import { pathInFile } from './foreign.ts';
import type { Candidate } from './candidate.ts';
import type { Approval, FieldOrigin, Item } from './item.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import type { ItemTypeDeclaration } from '../types/declaration.ts';
import type { Settings } from './settings.ts';
import { wholeReviews } from './review-log.ts';

/** What building one item needs to know of the rest. */
export interface ItemContext {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly asOf: string;
  readonly types: ReadonlyMap<string, ItemTypeDeclaration>;
  /** Strength of control that the settings give a file or type instead of the one of the type. */
  readonly controlOf: (file: string, typeKey: string) => ControlStrength | null;
  /** Ids that an approved item in force states to replace. */
  readonly replaced: ReadonlySet<string>;
  readonly digestOf: (candidate: Candidate) => string;
  readonly includesOf: (candidate: Candidate) => readonly IncludedFile[];
  readonly parentOf: (id: string) => Item | undefined;
  /** Spelling of the id of an item, register or alias, compared without case; null when there is none. */
  readonly findId: (text: string) => string | null;
}

/**
 * Builds one item: its fields from file, body, register and defaults, and its state on `asOf`.
 *
 * @param candidate what was found
 * @param context settings and the rest of the SMS
 */
export function buildItem(candidate: Candidate, context: ItemContext): Item {
  const { type, kind } = candidate;
  // What is looked up later holds on to these two, not to the build.
  const { digestOf, includesOf } = context;
  const { fields, origins } = collectFields(candidate, context);
  const control = controlOfCandidate(candidate, context);
  const parent =
    candidate.storage === 'section' && candidate.parent !== null ? context.parentOf(candidate.parent) : undefined;
  const lifecycle = lifecycles[type.lifecycle];
  const life: LifecycleState =
    lifecycle === undefined
      ? ofParent(parent)
      : stateOn({ fields, lifecycle, asOf: context.asOf, isReplaced: context.replaced.has(candidate.id) });
  const approvals = approvalsOf(fields);
  const date = dayOf(fields, type) ?? parent?.date ?? null;
  const title = titleOf(candidate, fields);
  let digest: string | null = null;
  let includes: readonly IncludedFile[] | null = null;
  return {
    id: candidate.id,
    type,
    kind,
    title,
    summary: summaryOf(candidate, fields, title),
    storage: candidate.storage,
    parent: candidate.parent,
    file: candidate.file,
    path: candidate.path,
    get place() {
      return candidate.place;
    },
    facts: candidate.facts,
    stated: candidate.stated,
    fields,
    origins,
    control,
    owner: textField(fields, 'owner') ?? parent?.owner ?? (type.class === 'record' ? context.settings.owner : null),
    classification: classificationOf(fields, kind?.classification ?? type.classification, parent),
    version: textField(fields, 'version'),
    status: life.status,
    state: life.state,
    inForce: life.inForce,
    countsAsEvidence: life.countsAsEvidence && isInView(life, date, lifecycle, context.asOf),
    frozen: life.frozen,
    inView: isInView(life, date, lifecycle, context.asOf),
    approvals,
    effectiveFrom: life.effectiveFrom,
    date,
    claims: claimsOf(candidate, fields, context),
    get digest() {
      digest ??= digestOf(candidate);
      return digest;
    },
    get includes() {
      includes ??= includesOf(candidate);
      return includes;
    },
    reviewDue: reviewDueOf(candidate, fields, life, approvals, context),
  };
}

/**
 * Fields of what was found: those of its parent, those its body states under known headings, those of its frontmatter.
 *
 * @param candidate file, row, section or line
 * @param context types, and how ids are spelled
 */
export function collectFields(
  candidate: Pick<Candidate, 'type' | 'kind' | 'storage' | 'inherited' | 'stated' | 'facts' | 'mapped' | 'path'>,
  { types, findId }: Pick<ItemContext, 'types' | 'findId'>,
): { fields: FieldMap; origins: Readonly<Record<string, FieldOrigin>> } {
  const fields: Record<string, unknown> = {};
  const origins: Record<string, FieldOrigin> = {};
  for (const [name, value] of Object.entries(candidate.inherited)) {
    fields[name] = value;
    origins[name] = { kind: 'default' };
  }
  const sections = [...types.values()].filter((type) => type.section?.parent === candidate.type.key);
  const declared = fieldsOfType(candidate.type, candidate.kind).map((field): FieldDeclaration => {
    const section = sections.find((type) => type.section?.list === field.name);
    return section === undefined ? field : { ...field, type: bodyExpression(section) };
  });
  if (candidate.facts !== null && candidate.storage === 'file') {
    for (const field of declared) {
      if (field.source === undefined || candidate.stated[field.name] !== undefined) continue;
      const read = readBodyField(field, candidate.facts);
      if (read === null) continue;
      fields[field.name] = read.value;
      origins[field.name] = read.origin;
    }
  }
  for (const [name, value] of Object.entries(candidate.stated)) {
    fields[name] = value;
    const sources = candidate.mapped?.isForeign === true ? candidate.mapped.sources : null;
    origins[name] =
      sources === null
        ? { kind: 'frontmatter', path: [...candidate.path, name] }
        : { kind: 'frontmatter', path: pathInFile(sources, [name]), sources };
  }
  // One spelling for every reference, so that whoever compares ids need not think of case or aliases.
  for (const { name, type } of declared) {
    const value = fields[name];
    if (value !== undefined) fields[name] = withKnownIds(value, parseTypeExpression(type), findId);
  }
  return { fields, origins };
}

function ofParent(parent: Item | undefined): LifecycleState {
  return {
    status: parent?.status ?? 'draft',
    state: parent?.state ?? 'draft',
    inForce: parent?.inForce ?? false,
    countsAsEvidence: parent?.countsAsEvidence ?? false,
    frozen: parent?.frozen ?? false,
    effectiveFrom: parent?.effectiveFrom ?? null,
  };
}

/** Life cycles whose first state is the event itself, nothing that is planned. */
const startsWithTheEvent: ReadonlySet<string> = new Set([
  'point-record',
  'incident',
  'nc',
  'case',
  'problem',
  'improvement',
]);

/** What is planned stays in view; what has happened later than `asOf` does not. */
function isInView(life: LifecycleState, date: string | null, lifecycle: Lifecycle | undefined, asOf: string): boolean {
  if (date === null || date <= asOf || lifecycle === undefined) return true;
  return life.status === lifecycle.initial && !startsWithTheEvent.has(lifecycle.key);
}

/** Approval entries as stated. */
export function approvalsOf(fields: FieldMap): readonly Approval[] {
  return mapsField(fields, 'approvals').map((entry, index) => ({
    action: textField(entry, 'action') ?? 'approved',
    by: textField(entry, 'by') ?? '',
    role: textField(entry, 'role'),
    on: dateField(entry, 'on'),
    version: textField(entry, 'version'),
    digest: textField(entry, 'digest'),
    hasProof: isFieldMap(entry['proof']) || textField(entry, 'proof') !== null,
    proofSha256: sha256OfProof(entry),
    hasSignature: textField(entry, 'signature') !== null,
    index,
  }));
}

function sha256OfProof(entry: FieldMap): string | null {
  const proof = mapField(entry, 'proof');
  const stated = proof === null ? null : (textField(proof, 'sha256')?.toLowerCase() ?? null);
  return stated !== null && scalarPatterns.sha256.pattern.test(stated) ? stated : null;
}

function titleOf(candidate: Candidate, fields: FieldMap): string {
  const heading = candidate.storage === 'file' ? candidate.facts?.headings[0]?.text : undefined;
  return (
    textField(candidate.stated, 'title') ??
    heading ??
    textField(fields, 'name') ??
    textField(fields, 'text') ??
    textField(fields, 'what') ??
    (candidate.parent === null ? candidate.id : `${candidate.type.key.replaceAll('-', ' ')} of ${candidate.parent}`)
  );
}

function summaryOf(candidate: Candidate, fields: FieldMap, title: string): string {
  const stated = textField(fields, 'summary');
  const paragraph =
    candidate.storage === 'file'
      ? candidate.facts?.opening
      : (textField(fields, 'meaning') ?? textField(fields, 'reason') ?? textField(fields, 'effect'));
  const text = stated ?? paragraph ?? title;
  return text.length > 300 ? `${text.slice(0, 297).trimEnd()}…` : text;
}

function classificationOf(
  fields: FieldMap,
  ofType: Item['classification'] | undefined,
  parent: Item | undefined,
): Item['classification'] {
  const stated = textField(fields, 'classification');
  if (stated === 'public' || stated === 'customer' || stated === 'internal' || stated === 'restricted') return stated;
  // A word nobody knows must not make something public: the strictest reading holds until it is corrected.
  if (stated !== null) return 'restricted';
  return parent?.classification ?? ofType ?? 'internal';
}

function dayOf(fields: FieldMap, type: ItemTypeDeclaration): string | null {
  if (type.class !== 'record') return null;
  const dates = mapField(fields, 'dates');
  return (
    dateField(fields, 'date') ??
    (dates === null ? null : (dateField(dates, 'to') ?? dateField(dates, 'from'))) ??
    dateField(fields, 'detected') ??
    dateField(fields, 'received') ??
    dateField(fields, 'at') ??
    dateField(fields, 'issued') ??
    dateField(mapField(fields, 'closed') ?? {}, 'at')
  );
}

/** Acts after `asOf` have not happened yet; a stated day that a review has answered is over. */
function reviewDueOf(
  candidate: Candidate,
  fields: FieldMap,
  life: LifecycleState,
  approvals: readonly Approval[],
  { settings, asOf }: ItemContext,
): string | null {
  const review = mapField(fields, 'review');
  const statedDue = review === null ? null : dateField(review, 'due');
  const logged = wholeReviews(fields)
    .flatMap((entry) => dateField(entry, 'at') ?? [])
    .filter((day) => day <= asOf);
  if (statedDue !== null && !logged.some((day) => day >= statedDue)) return statedDue;
  const periodic =
    candidate.type.lifecycle === 'document' && candidate.storage === 'file' && candidate.type.eventDriven !== true;
  const interval =
    (review === null ? null : textField(review, 'interval')) ??
    (periodic ? (settings.reviewInterval[candidate.type.key] ?? settings.reviewInterval['default'] ?? null) : null);
  if (interval === null || !life.inForce) return null;
  const duration = parseDuration(interval);
  const approved = approvals
    .filter((entry) => entry.action === 'approved' || entry.action === 'agreed')
    .flatMap((entry) => entry.on ?? [])
    .filter((day) => day <= asOf);
  const last = [...logged, ...approved, ...(approved.length === 0 ? [life.effectiveFrom] : [])]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return duration === null || last === undefined ? null : addDuration(last, duration);
}

/** Strength of control: what the settings say for the file or type, else that of the kind, else that of the type. */
export function controlOfCandidate(
  { file, type, kind }: Pick<Candidate, 'file' | 'type' | 'kind'>,
  { controlOf }: Pick<ItemContext, 'controlOf'>,
): ControlStrength {
  return controlOf(file, type.key) ?? kind?.control ?? type.control;
}

/** Ids that an item says it replaces. */
export function replacedBy(fields: FieldMap): readonly string[] {
  return textsField(fields, 'supersedes');
}
