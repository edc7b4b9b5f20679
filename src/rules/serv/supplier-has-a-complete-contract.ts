import { stateInWords } from '../../core/finding/words.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { missingParts } from './_sections.ts';
import type { Part } from './_sections.ts';
import { inForceOf, isComingVersion } from './_services.ts';

const parts: readonly Part[] = [
  { field: 'scope', heading: 'Scope', name: 'scope' },
  { field: 'requirements_on_supplier', heading: 'What they must meet', name: 'requirements' },
  { field: 'targets', heading: 'Targets', name: 'targets or duties' },
  { field: 'authorities', heading: 'Who decides what', name: 'rights to decide' },
];

export default defineRule({
  id: 'SERV-010',
  name: 'supplier-has-a-complete-contract',
  severity: 'error',
  basis: 'std',
  clause: '8.3.4.1',
  level: 'essential',
  types: ['supplier', 'supplier-contract'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary:
    'Every external supplier has a contract in force whose summary names scope, requirements, targets and rights to decide.',
  fix: 'Complete the contract page; under a heading it is enough to say where in the signed text the point stands.',
  *check({ sms, note }) {
    const contracts = itemsOfType(sms, 'supplier-contract');
    for (const supplier of inForceOf(sms, 'supplier')) {
      const own = contracts.filter((contract) => idsAt(sms, contract, 'supplier').includes(supplier.id));
      if (own.some((contract) => contract.inForce)) continue;
      const coming = own.find((contract) => isComingVersion(contract, sms.asOf));
      if (coming !== undefined) {
        note(
          `Whether a contract with ${supplier.id} is in force cannot be said: the file holds the coming version of ${coming.id}.`,
          'Only the history of the file shows the version in force.',
          supplier.id,
        );
        continue;
      }
      yield {
        item: supplier.id,
        place: supplier.place,
        message: `${supplier.id} (${supplier.title}) is an active supplier without a contract in force. Expected a contract page that names it, with a pointer to the signed text.`,
        fix: 'Add the contract, renew it, or retire the supplier.',
        related: own.map((contract) => ({
          item: contract.id,
          message: `is ${stateInWords(contract)}`,
          place: contract.place,
        })),
      };
    }
    for (const contract of contracts) {
      const missing = contract.inForce ? missingParts(contract, parts) : [];
      const [first] = missing;
      if (first === undefined) continue;
      yield {
        item: contract.id,
        place: placeOfField(contract, first.field),
        message: `${contract.id} (${contract.title}) says nothing on ${listWords(missing.map((part) => part.name))}. Expected each of them under its own heading, or where in the signed text it stands.`,
      };
    }
  },
});
