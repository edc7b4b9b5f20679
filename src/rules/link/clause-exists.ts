import type { Item, Register } from '../../core/model/item.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { LinkIndex } from '../../core/trace/link-target.ts';
import { resolveLinkTarget } from '../../core/trace/link-target.ts';
import { statedClauses } from '../../core/trace/stated-clauses.ts';
import type { StatedClause } from '../../core/trace/stated-clauses.ts';
import { defineRule } from '../define-rule.ts';
import { hasClauses, hint, isLegacy, nameOf } from './_clauses.ts';

const over: ReadonlySet<string> = new Set([
  'withdrawn',
  'superseded',
  'retired',
  'terminated',
  'expired',
  'rejected',
  'cancelled',
]);
/** Fields that name the one requirement something is about, so that a mere heading is not enough. */
const ofRequirement: Readonly<Record<string, string>> = { finding: 'clause', nonconformity: 'requirement' };

export default defineRule({
  id: 'LINK-009',
  name: 'clause-exists',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  summary: 'Every clause named exists in its edition, and evidence points to a clause with requirements of its own.',
  fix: 'Use a number that the pages of the standard list.',
  *check({ sms, note }) {
    const { catalogue } = sms;
    const unknown = new Map<string, number>();
    const references = [...sms.items.values()]
      .filter((item) => item.inView && !over.has(item.state))
      .flatMap((item) => ofItem(item, sms));
    for (const { owner, stated } of [
      ...references,
      ...[...sms.registers.values()].flatMap((register) => ofLinks(register, sms)),
    ]) {
      const { standard, clause } = stated;
      if (!hasClauses(catalogue, standard)) {
        unknown.set(standard, (unknown.get(standard) ?? 0) + 1);
        continue;
      }
      const known = catalogue.findClause(standard, clause);
      if (known === undefined && !isLegacy(catalogue, standard, clause)) {
        const name = nameOf(catalogue, standard);
        yield {
          item: owner.id,
          place: stated.place(),
          actual: clause,
          message: `${owner.id} names clause ${clause}, which does not exist in ${name}. ${hint(catalogue, standard, clause)}`,
        };
      } else if (known?.normative === false && wantsRequirement(owner, stated)) {
        const below = catalogue
          .normativeClauses(standard)
          .filter((other) => catalogue.isWithin(standard, other.id, clause))
          .map((other) => other.id);
        const wanted =
          below.length === 0
            ? 'Expected a clause with requirements.'
            : `Expected the one that is meant: ${below.join(', ')}.`;
        yield {
          item: owner.id,
          place: stated.place(),
          actual: clause,
          expected: below.join(', '),
          message: `${owner.id} names ${clause} (${known.title}), a heading without requirements of its own. ${wanted}`,
        };
      }
    }
    for (const [standard, count] of unknown) {
      note(
        `Whether ${count} ${count === 1 ? 'clause' : 'clauses'} of ${nameOf(catalogue, standard)} exist cannot be said: the catalogue does not hold the numbers of this standard.`,
        'Compare them with your copy.',
      );
    }
  },
});

interface Reference {
  readonly owner: Item | Register;
  readonly stated: StatedClause;
}

function ofItem(item: Item, sms: Sms): readonly Reference[] {
  return [
    ...clausesIn(item, sms.settings, sms.catalogue).map((stated) => ({ owner: item, stated })),
    ...(item.storage === 'file' ? ofLinks(item, sms) : []),
  ];
}

/** An item is built for one standard that is meant where none is named. */
const clausesIn = remembered(
  (item: Item, settings: Sms['settings'], catalogue: Sms['catalogue']) => statedClauses(item, { settings, catalogue }),
  (_, catalogue) => catalogue,
);

/** Links of a text that lead to the page of a clause. */
function ofLinks(owner: Item | Register, { settings, catalogue }: Sms): readonly Reference[] {
  const index: LinkIndex = {
    findId: () => null,
    idOfFile: () => null,
    hasAsset: () => false,
    standards: catalogue.standards,
    bareStandard: settings.standards[0] ?? catalogue.primaryStandard,
  };
  return (owner.facts === null ? [] : linksToClauses(owner.facts)).flatMap((link): readonly Reference[] => {
    const target = resolveLinkTarget(link.target, owner.file, index);
    return target.kind === 'clause'
      ? [
          {
            owner,
            stated: {
              standard: target.standard,
              clause: target.clause,
              field: '',
              isClaim: false,
              place: () => link.place,
            },
          },
        ]
      : [];
  });
}

/** Most links lead elsewhere; a sign may be written as %63. */
const linksToClauses = remembered(({ links }: SourceFacts) => links.filter(({ target }) => /clauses|%/.test(target)));

function wantsRequirement(owner: Item | Register, stated: Reference['stated']): boolean {
  return stated.isClaim || ('type' in owner && ofRequirement[owner.type.key] === stated.field);
}
