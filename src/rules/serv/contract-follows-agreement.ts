import { isFirstVersion } from '../../core/control/version-on-day.ts';
import { addDuration, parseDuration } from '../../core/lifecycle/calendar.ts';
import { booleanField, dateField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { becauseOf, reviewLog, wholeReviews } from '../../core/model/review-log.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { inForceOf, named } from './_services.ts';

export default defineRule({
  id: 'SERV-025',
  name: 'contract-follows-agreement',
  severity: 'warn',
  basis: 'derived',
  clause: '8.3.4.1',
  level: 'essential',
  types: ['sla'],
  needs: ['files'],
  judges: 'in-force',
  parameters: {
    together: {
      default: 'P30D',
      says: 'How long before an agreement its contract may have been looked at and still count as looked at together.',
    },
  },
  summary: 'After an agreement with a customer has changed, somebody looks at the contracts it rests on.',
  fix: 'Hold the contract against the new version of the agreement, and log that under its `review.log`.',
  *check({ sms, text }) {
    const together = parseDuration(text('together')) ?? parseDuration('P30D');
    if (together === null) return;
    const agreements = inForceOf(sms, 'sla').flatMap((sla) => {
      const on = changedOn(sla);
      return on === null ? [] : [{ sla, on }];
    });
    for (const contract of [...inForceOf(sms, 'supplier-contract'), ...inForceOf(sms, 'ola')]) {
      const looked = lastLook(sms, contract);
      const newer = agreements.filter(
        ({ sla, on }) =>
          looked !== null &&
          on > addDuration(looked, together) &&
          supports(sms, contract, sla) &&
          !isAligned(sms, sla, contract) &&
          !isLookedAtBecauseOf(sms, contract, sla, on),
      );
      if (looked === null || newer.length === 0) continue;
      yield {
        item: contract.id,
        place: contract.place,
        clause: contract.type.key === 'ola' ? '8.3.4.2' : '8.3.4.1',
        message: `${named(contract)} was last looked at on ${looked}; since then ${listWords(newer.map(({ sla, on }) => `version ${sla.version ?? ''} of ${sla.id} was agreed (${on})`))}. Expected a look whether the contract still carries what is promised, logged under its \`review.log\`.`,
        actual: looked,
        related: newer.map(({ sla, on }) => ({ item: sla.id, message: `changed on ${on}`, place: sla.place })),
      };
    }
  },
});

/** Day on which the version in force was agreed, where there was one before it; null for a first version. */
function changedOn(sla: Item): string | null {
  if (sla.version === null || isFirstVersion(sla.version)) return null;
  const days = sla.approvals.flatMap(({ version, on, action }) =>
    version === sla.version && on !== null && action !== 'withdrawn' && action !== 'reviewed' ? [on] : [],
  );
  return days.sort().at(-1) ?? sla.effectiveFrom;
}

/** Agreeing on the contract is a look at it, so are its log and a supplier review that looked at the contract. */
function lastLook(sms: Sms, contract: Item): string | null {
  const [supplier] = [...idsAt(sms, contract, 'supplier'), ...idsAt(sms, contract, 'party')];
  const reviews = itemsOfType(sms, 'report').filter(
    (report) =>
      report.kind?.key === 'supplier' &&
      report.countsAsEvidence &&
      ((booleanField(report, 'contract_reviewed') === true &&
        supplier !== undefined &&
        idsAt(sms, report, 'parties').includes(supplier)) ||
        idsAt(sms, report, 'related').includes(contract.id)),
  );
  const days = [
    ...contract.approvals.map(({ on }) => on),
    ...wholeReviews(contract).map((entry) => dateField(entry, 'at')),
    ...reviews.map(({ date }) => date),
  ].filter((day) => day !== null && day <= sms.asOf);
  return days.sort().at(-1) ?? contract.effectiveFrom;
}

/** A contract that names agreements supports these; one that names services only, every agreement that covers them. */
function supports(sms: Sms, contract: Item, sla: Item): boolean {
  const carried = idsAt(sms, contract, 'supports');
  const namesAgreements = carried.some((id) => sms.items.get(id)?.type.key === 'sla');
  return namesAgreements ? carried.includes(sla.id) : idsAt(sms, sla, 'covers').some((id) => carried.includes(id));
}

/** A look at the contract that was limited to what changed in the agreement. */
function isLookedAtBecauseOf(sms: Sms, contract: Item, sla: Item, since: string): boolean {
  return reviewLog(contract).some((entry) => {
    const at = dateField(entry, 'at');
    return at !== null && at >= since && at <= sms.asOf && (becauseOf(entry) ?? []).includes(sla.id);
  });
}

/** The agreement itself says how its targets stand on the contract: somebody looked when it was agreed. */
function isAligned(sms: Sms, sla: Item, contract: Item): boolean {
  return idsAt(sms, sla, 'alignment').includes(contract.id);
}
