import { capitalized } from './site.ts';
import { fieldLabelIn } from './words/model-words.ts';

// Where the name of a field alone does not say enough to a reader.
const labels: Readonly<Record<string, string>> = {
  'risk.customers': 'What it means for customers',
  acceptance_line: 'Accepted up to',
  ci_types: 'Types of configuration items',
  every: 'How often',
  external_ref: 'Reference elsewhere',
  for_type: 'For the type',
  git_identities: 'Identities in Git',
  intervals: 'How often',
  keys: 'Signing keys',
  late_reason: 'Why it is late',
  meeting_kind: 'Kind',
  min_holders: 'Holders needed',
  obligation_kind: 'Kind',
  party_kind: 'Kind',
  previous_actions: 'Earlier actions',
  publish_to: 'Published for',
  retain_until: 'Kept until',
  risk_kind: 'Kind',
  series_end: 'Last period',
  series_start: 'First period',
  service_kind: 'Kind',
  sms_changes: 'Changes to the SMS',
  source_ref: 'Source',
  tool_kind: 'Kind',
  transition_kind: 'Kind',
  worked: 'Did it work',
};

const ofDays: Readonly<Record<string, string>> = { at: 'On', to: 'Until', done: 'Done on', due: 'Due on' };

/**
 * Name of a field for people: `effective_from` -> `Effective from`.
 *
 * @param name name of the field
 * @param type key of the type that has it, where known
 */
export function fieldLabel(name: string, type = ''): string {
  return (
    fieldLabelIn(name, type) ?? labels[`${type}.${name}`] ?? labels[name] ?? capitalized(name.replaceAll('_', ' '))
  );
}

/** Name of a field whose values are all days: `to` -> `Until`. */
export function dayLabel(name: string): string {
  return fieldLabelIn(name, '', true) ?? ofDays[name] ?? fieldLabel(name);
}
