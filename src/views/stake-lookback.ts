import type { Duration } from '../core/lifecycle/calendar.ts';
import { parseDuration } from '../core/lifecycle/calendar.ts';
import type { Site } from './site.ts';

const usual = 'P12M';

/** How long before an audit a role in its area counts as a stake: what the rule about it (AUDT-004) is set to here. */
export function stakeLookback(site: Site): { readonly duration: Duration; readonly text: string } {
  const rules = site.rules.groups.flatMap((group) => group.rules);
  const set = rules.find(({ id }) => id === 'AUDT-004')?.parameters.find(({ name }) => name === 'lookback')?.value;
  const duration = set === undefined ? null : parseDuration(set);
  if (set !== undefined && duration !== null) return { duration, text: set };
  return { duration: parseDuration(usual) as Duration, text: usual };
}
