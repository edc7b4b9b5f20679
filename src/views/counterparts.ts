import type { Counterpart } from '../core/standard/correspondences.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink } from './site.ts';

/** A unit of another standard that a clause corresponds to. */
export interface CounterpartView {
  /** Without an address where its standard is not in use. */
  readonly link: LinkView;
  readonly relation: Counterpart['relation'];
  /** Heading that corresponds as a whole, where the clause is only a part of it; '' elsewhere. */
  readonly asPartOf: string;
  /** State of its evidence; null where its standard is not in use, or nothing is said of it. */
  readonly state: string | null;
}

/** Counterparts in one standard. */
export interface CounterpartGroup {
  readonly target: string;
  readonly references: readonly CounterpartView[];
}

/**
 * What a clause corresponds to, standard by standard.
 *
 * @param site the site
 * @param standard id of the standard
 * @param clause its clause
 * @param isWanted standards to show; all by default
 */
export function counterpartGroups(
  site: Site,
  standard: string,
  clause: string,
  isWanted: (standard: string) => boolean = () => true,
): readonly CounterpartGroup[] {
  const { catalogue } = site.checked.sms;
  const found = catalogue.counterparts(standard, clause).filter((counterpart) => isWanted(counterpart.standard));
  return [...Map.groupBy(found, (counterpart) => counterpart.standard)].map(([target, counterparts]) => ({
    target: catalogue.findStandard(target)?.reference ?? target,
    references: counterparts.map((counterpart) => counterpartView(site, counterpart)),
  }));
}

function counterpartView(site: Site, { standard, clause, relation, asPartOf }: Counterpart): CounterpartView {
  const { clauseStates, catalogue } = site.checked.sms;
  const link = clauseLink(site, standard, clause);
  return {
    link: catalogue.findClause(standard, clause) === undefined ? { ...link, href: '' } : link,
    relation,
    asPartOf: asPartOf ?? '',
    state: site.isPartial ? null : (clauseStates.get(`${standard}/${clause}`)?.state ?? null),
  };
}
