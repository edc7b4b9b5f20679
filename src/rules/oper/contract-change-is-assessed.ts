import { isFirstVersion } from '../../core/control/version-on-day.ts';
import { addDuration, compareDates, parseDuration } from '../../core/lifecycle/calendar.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { isSettled } from './_changes.ts';

export default defineRule({
  id: 'OPER-014',
  name: 'contract-change-is-assessed',
  severity: 'error',
  basis: 'std',
  clause: '8.3.4.1',
  level: 'advanced',
  types: ['supplier-contract'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'Before a contract with a supplier is changed somebody looks what that does to the SMS and the services.',
  fix: 'Assess it, and record that as a change, decision, assessment or minutes that name the contract.',
  *check({ sms }) {
    for (const contract of itemsOfType(sms, 'supplier-contract')) {
      const change = contract.inForce ? changedOn(sms, contract) : null;
      if (change === null || isAssessed(sms, contract, change.since) || isSettled(sms, contract)) continue;
      yield {
        item: contract.id,
        place: placeOfField(contract, 'version'),
        message: `Version ${contract.version ?? ''} of ${contract.id} (${contract.title}) was agreed on ${change.on}, and nothing says what the change does to the SMS and the services. Expected a change, decision, risk, assessment or minutes of that time that name ${contract.id}, or a section about the effects in the contract itself.`,
      };
    }
  },
});

/** Day on which the version in force was agreed, and the day from which its assessment counts; null for a first version. */
function changedOn(sms: Sms, contract: Item): { readonly on: string; readonly since: string } | null {
  if (contract.version === null || isFirstVersion(contract.version)) return null;
  const agreed = contract.approvals.filter(
    ({ action, on }) => (action === 'agreed' || action === 'approved') && on !== null,
  );
  const daysOf = (isOurs: boolean): readonly string[] =>
    agreed.flatMap(({ version, on }) => ((version === contract.version) === isOurs && on !== null ? [on] : [])).sort();
  const on = daysOf(true)[0];
  const { inForceFrom, adopted } = sms.settings;
  const starts = [inForceFrom, adopted].filter((day) => day !== null);
  if (on === undefined || compareDates(on, sms.asOf) > 0 || starts.some((start) => compareDates(on, start) < 0))
    return null;
  const yearBefore = addDuration(on, parseDuration('P1Y') ?? noTime, -1);
  return { on, since: daysOf(false).findLast((day) => compareDates(day, on) < 0) ?? yearBefore };
}

const noTime = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };

const assessing: ReadonlySet<string> = new Set([
  ...['change', 'decision', 'risk', 'assessment', 'meeting-record'],
  ...['management-review', 'report'],
]);

/** Words of a heading that speak of effects. */
const effects =
  /effect|impact|assess|consequence|what (?:has )?changed|what changes|auswirkung|bewertung|folgen|änderung/;

function isAssessed(sms: Sms, contract: Item, since: string): boolean {
  const named = (sms.relationsTo.get(contract.id) ?? []).flatMap(({ from }) => sms.items.get(from) ?? []);
  const isInTime = ({ date, inView }: Item): boolean =>
    inView && (date === null || (compareDates(date, since) >= 0 && compareDates(date, sms.asOf) <= 0));
  return (
    named.some((item) => assessing.has(item.type.key) && isInTime(item)) ||
    (contract.facts?.headings.some(({ text }, index) => index > 0 && effects.test(meaningOf(text))) ?? false)
  );
}
