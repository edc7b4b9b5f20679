import type { FieldMap } from '../../core/model/fields.ts';
import { asText, hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { missingParts, sectionText } from './_sections.ts';
import type { Part } from './_sections.ts';

/** A subject that requirements of a service can have. */
export interface Subject {
  /** Value of the column "Kind". */
  readonly kind: string;
  /** Words that speak of it, in English and German. */
  readonly words: RegExp;
}

/** A requirement of a service, and its position in the table. */
export interface Requirement {
  readonly fields: FieldMap;
  readonly index: number;
}

/** Requirements in the page of a service: SERV-008 asks for them. */
export const requirementsPart: Part = { field: 'requirements', heading: 'Requirements', name: 'requirements' };

/** How much of the time a service can be used. */
export const availability: Subject = { kind: 'availability', words: /availab|uptime|verfügbar/i };

/** What has to hold when everything else fails. */
export const continuity: Subject = {
  kind: 'continuity',
  words: /continuit|kontinuit|\brto\b|\brpo\b|recovery (?:time|point)|disaster|wiederanlauf|notfall/i,
};

/** True for a service that states any requirements. */
export function hasRequirements(service: Item): boolean {
  return missingParts(service, [requirementsPart]).length === 0;
}

/**
 * Requirements in the table of a service that are of a kind, or whose words speak of the subject.
 *
 * @param service the service
 * @param subject what they are about
 */
export function requirementsAbout(service: Item, subject: Subject): readonly Requirement[] {
  return mapsField(service, 'requirements')
    .map((fields, index) => ({ fields, index }))
    .filter(({ fields }) => isAbout(fields, subject) && !saysNone(fields));
}

/** True when a requirement about the subject is written down in any form: in the table, or as plain text. */
export function statesRequirement(service: Item, subject: Subject): boolean {
  if (requirementsAbout(service, subject).length > 0) return true;
  if (mapsField(service, 'requirements').length > 0) return false;
  const text = hasField(service, 'requirements')
    ? JSON.stringify(service.fields['requirements'])
    : sectionText(service, requirementsPart.heading);
  return text !== null && subject.words.test(text);
}

function isAbout(fields: FieldMap, subject: Subject): boolean {
  const kind = (textField(fields, 'kind') ?? '').trim().toLowerCase();
  return kind === subject.kind || Object.values(fields).some((value) => subject.words.test(asText(value) ?? ''));
}

/** A line that says that nothing is required. */
function saysNone(fields: FieldMap): boolean {
  return ['text', 'value'].some((name) =>
    /^(?:none|nothing|keine|nichts|n\/a|(?:none|not) (?:needed|required))[.\s]*$/i.test(textField(fields, name) ?? ''),
  );
}
