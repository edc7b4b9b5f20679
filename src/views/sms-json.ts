import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { judgementToJson } from '../core/finding/finding-json.ts';
import type { RuleUrl } from '../core/finding/finding-json.ts';
import { gradeOf } from '../core/history/grade-of.ts';
import { flagsOf } from '../core/impact/flags.ts';
import { impactOf, namesOf } from '../core/impact/suspects.ts';
import { visibleSms } from '../core/model/audience.ts';
import type { Approval, Item, Register } from '../core/model/item.ts';
import { routeOfClause, routeOfItem } from '../core/model/routes.ts';
import type { ClauseState, MandatoryState, Relation, Sms } from '../core/model/sms.ts';
import type { Classification } from '../core/types/declaration.ts';
import { smsSchemaName } from './sms-json-schema.ts';
import type { SmsJson } from './sms-json-schema.ts';

export interface SmsJsonInput {
  readonly checked: CheckedSms;
  /** Highest classification to give out. */
  readonly audience: Classification;
  /** Path below which the site is published; `/` by default. */
  readonly base?: string;
  /** Where pages about the rules are published; nowhere by default. */
  readonly ruleUrl?: RuleUrl;
}

/**
 * The whole model as plain JSON values, for programs: `sms.json`. The same SMS gives the same values in the same order.
 *
 * @param input the model, whole or already cut for the audience
 */
export function smsJson({ checked, audience, base = '/', ruleUrl = () => null }: SmsJsonInput): SmsJson {
  const { sms, judgement } = visibleSms(checked, audience);
  const href: Href = (route) => `${base.replace(/\/$/, '')}${route}`;
  return {
    schema: smsSchemaName,
    organization: sms.settings.organization,
    asOf: sms.asOf,
    audience,
    standards: [...sms.settings.standards],
    ...judgementToJson(judgement, ruleUrl),
    items: sorted(sms.items.values(), (item) => item.id).map((item) => itemJson(sms, item, href)),
    registers: sorted(sms.registers.values(), (register) => register.id).map((register) =>
      registerJson(register, href),
    ),
    relations: relationsJson(sms.relations),
    clauses: [...sms.clauseStates.values()].map((state) => clauseJson(state, sms, href)),
    mandatory: sms.mandatory.map((state) => mandatoryJson(state, sms)),
    series: sorted(sms.series, (period) => [period.definition, period.subject, period.from].join('\n')).map(
      (period) => ({ ...period }),
    ),
  };
}

type Href = (route: string) => string;

function itemJson(sms: Sms, item: Item, href: Href): SmsJson['items'][number] {
  return {
    id: item.id,
    type: item.type.key,
    kind: item.kind?.key ?? null,
    title: item.title,
    summary: item.summary,
    classification: item.classification,
    control: item.control,
    owner: item.owner,
    version: item.version,
    status: item.status,
    state: item.state,
    inForce: item.inForce,
    countsAsEvidence: item.countsAsEvidence,
    frozen: item.frozen,
    inView: item.inView,
    effectiveFrom: item.effectiveFrom,
    date: item.date,
    reviewDue: item.reviewDue,
    suspect: suspectJson(sms, item),
    approvals: item.approvals.map((approval) => ({
      action: approval.action,
      by: approval.by === '' ? null : approval.by,
      role: approval.role,
      on: approval.on,
      version: approval.version,
      digest: approval.digest,
      ...proofJson(sms, item, approval),
    })),
    digest: item.digest,
    clauses: item.claims.map(({ standard, clause, section, stated }) => ({ standard, clause, section, stated })),
    storage: item.storage,
    parent: item.parent,
    file: item.file,
    line: item.place.line,
    url: href(routeOfItem(item.id)),
    instead: insteadJson(sms, item),
    fields: withoutAddressesOfPeople(item.stated),
  };
}

function proofJson(sms: Sms, item: Item, approval: Approval): Pick<ApprovalJson, 'grade' | 'because'> {
  const { grade, because } = gradeOf(sms, item, approval);
  return { grade, because };
}

type ApprovalJson = SmsJson['items'][number]['approvals'][number];

function suspectJson(sms: Sms, item: Item): SmsJson['items'][number]['suspect'] {
  return (impactOf(sms).suspects.get(item.id) ?? []).map(({ change, section, hops, through, verb }) => ({
    of: namesOf(change.of, sms).at(-1) ?? change.of,
    on: change.on,
    what: change.what,
    section,
    hops,
    through: namesOf(through, sms).at(-1) ?? through,
    verb,
  }));
}

/** Why the item given here is not the one in the file. */
function insteadJson({ instead }: Sms, item: Item): SmsJson['items'][number]['instead'] {
  const shown = instead.get(item.id);
  return shown === undefined
    ? null
    : { why: shown.why, version: shown.version, fileVersion: shown.ofFile.version, fileStatus: shown.ofFile.status };
}

/** Identities in Git are e-mail addresses: they serve the check and are not published. */
function withoutAddressesOfPeople(stated: Item['stated']): SmsJson['items'][number]['fields'] {
  return Object.fromEntries(Object.entries(stated).filter(([name]) => name !== 'git_identities'));
}

function registerJson(register: Register, href: Href): SmsJson['registers'][number] {
  return {
    id: register.id,
    title: register.title,
    of: [...register.of],
    owner: register.owner,
    classification: register.classification,
    rows: [...register.rows].sort(),
    reviewInterval: register.reviewInterval,
    reviewLog: register.reviewLog.map(({ at, by, outcome }) => ({ at, by, outcome })),
    file: register.file,
    url: href(routeOfItem(register.id)),
  };
}

/** A field may name an item twice, and a text may link to it often: each relation is given once. */
function relationsJson(relations: readonly Relation[]): SmsJson['relations'] {
  const byKey = new Map(
    relations.map(({ from, verb, to, section }) => [
      JSON.stringify([from, verb, to, section]),
      { from, verb, to, section },
    ]),
  );
  return sorted(byKey, ([key]) => key).map(([, relation]) => relation);
}

function clauseJson(state: ClauseState, sms: Sms, href: Href): SmsJson['clauses'][number] {
  return {
    standard: state.standard,
    clause: state.clause,
    title: sms.catalogue.findClause(state.standard, state.clause)?.title ?? '',
    state: state.state,
    flags: [...flagsOf(sms, state)],
    because: state.because,
    evidence: sorted(state.evidence, (link) => link.item).map(({ item, section, anchor, counts, reason, via }) => ({
      item,
      section,
      anchor,
      counts,
      reason,
      via: via === null ? null : { standard: via.standard, clause: via.clause },
    })),
    missingRows: [...state.missingRows],
    url: href(routeOfClause(state.standard, state.clause)),
  };
}

function mandatoryJson(state: MandatoryState, sms: Sms): SmsJson['mandatory'][number] {
  const row = sms.catalogue.findMandatoryRow(state.row);
  return {
    row: state.row,
    name: row?.name ?? '',
    clauses: [...(row?.clauses ?? [])],
    state: state.state,
    items: [...state.items].sort(),
  };
}

/** By the order of UTF-16 units, which no language setting changes. */
function sorted<T>(values: Iterable<T>, keyOf: (value: T) => string): readonly T[] {
  const keyed = [...values].map((value) => ({ value, key: keyOf(value) }));
  return keyed.sort((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1)).map(({ value }) => value);
}
