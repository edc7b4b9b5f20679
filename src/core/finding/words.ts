import type { Severity } from '../model/settings.ts';
import type { Basis } from './finding.ts';

/** What the basis of a rule means, in words for a sentence. */
export const basisInWords: Readonly<Record<Basis, string>> = {
  std: 'the clause asks for it',
  derived: 'needed to show that the clause is met',
  practice: 'good practice; no requirement of the standard',
  own: 'the organization promised it itself',
};

/** A state in words for people: `action-planned` -> `action planned`. */
export function stateInWords({ state }: { readonly state: string }): string {
  return state.replaceAll('-', ' ');
}

/** What a severity does to a check and to publication. */
export const severityInWords: Readonly<Record<Severity, string>> = {
  block: 'fails the check; the site shows the last approved text instead',
  error: 'fails the check',
  warn: 'is shown; fails the check only with --fail-on warn',
  info: 'is shown',
};
