import type { Catalogue } from '../catalogue.ts';
import { hasForm } from '../clause-reference.ts';
import type { Correspondence, StandardPack } from '../clause.ts';
import type { CisoLibrary, CisoMappingSet, CisoNode } from './ciso-assistant.ts';
import { urnOf } from './ciso-assistant.ts';

/** A library file, and what of the standard has no place in it. */
export interface CisoExport {
  readonly library: CisoLibrary;
  /** Sentences for people. */
  readonly leftOut: readonly string[];
}

/**
 * A standard as a library of CISO Assistant: a framework, and a mapping set for each other standard it is mapped to whose clauses are
 * known too, since CISO Assistant refuses a mapping to what it does not have.
 *
 * @param pack the standard
 * @param catalogue all standards
 */
export function toCisoAssistant(pack: StandardPack, catalogue: Catalogue): CisoExport {
  const { standard, clauses, correspondences } = pack;
  const byTarget = Map.groupBy(correspondences, ({ to }) => to);
  const known = [...byTarget].filter(([to]) => catalogue.clauses(to).length > 0);
  const unknown = [...byTarget.keys()].filter((to) => catalogue.clauses(to).length === 0);
  const sets = known.map(([to, list]) => mappingSet(standard.id, to, list, catalogue));
  return {
    library: {
      urn: urnOf.library(standard.id),
      locale: 'en',
      ref_id: standard.id,
      name: standard.reference,
      description: standard.title,
      ...(standard.attribution === undefined ? {} : { copyright: standard.attribution }),
      version: 1,
      provider: 'clausebook',
      packager: 'clausebook',
      ...(known.length === 0 ? {} : { dependencies: known.map(([to]) => urnOf.library(to)) }),
      objects: {
        framework: {
          urn: urnOf.framework(standard.id),
          ref_id: standard.id,
          name: standard.reference,
          description: standard.title,
          requirement_nodes: clauses.map((clause) => nodeOf(standard.id, clause, catalogue)),
          ...ownKeys({
            ...(standard.exclusionsAllowed === undefined ? {} : { exclusions_allowed: standard.exclusionsAllowed }),
            // What a reader would take for numbers has to say that it is none.
            ...(standard.form === 'codes' && clauses.every(({ id }) => hasForm(id, 'numbers'))
              ? { form: standard.form }
              : {}),
          }),
        },
        ...(sets.length === 0 ? {} : { requirement_mapping_sets: sets }),
      },
    },
    leftOut: [
      ...(clauses.some((clause) => clause.auditorQuestions.length + clause.contentItems.length > 0)
        ? ['What clauses have to cover, and what an auditor may ask.']
        : []),
      ...(standard.notes.length + standard.amendments.length > 0 ? ['Notes and amendments of the standard.'] : []),
      ...unknown.map(
        (to) => `Mappings to ${catalogue.findStandard(to)?.reference ?? to}, whose clauses are not known here.`,
      ),
    ],
  };
}

/** What only Clausebook reads; left out where there is nothing. */
function ownKeys<T extends object>(keys: T): { readonly clausebook?: T } {
  return Object.keys(keys).length === 0 ? {} : { clausebook: keys };
}

function nodeOf(standard: string, clause: StandardPack['clauses'][number], catalogue: Catalogue): CisoNode {
  const ancestors = catalogue.ancestors(standard, clause.id);
  const tops = [clause, ...ancestors].filter(({ parent }) => parent === null);
  return {
    urn: urnOf.node(standard, clause.id),
    assessable: clause.normative,
    depth: ancestors.length + 1,
    ...(clause.parent === null ? {} : { parent_urn: urnOf.node(standard, clause.parent) }),
    ref_id: clause.id,
    name: clause.title,
    ...(clause.summary === '' ? {} : { description: clause.summary }),
    ...(clause.typicalEvidence.length === 0 ? {} : { typical_evidence: clause.typicalEvidence.join('\n') }),
    ...ownKeys({
      ...(clause.group === '' || tops.some(({ title }) => title === clause.group) ? {} : { group: clause.group }),
      ...(clause.pdca === null ? {} : { pdca: clause.pdca }),
    }),
  };
}

function mappingSet(from: string, to: string, list: readonly Correspondence[], catalogue: Catalogue): CisoMappingSet {
  const name = (id: string): string => catalogue.findStandard(id)?.reference ?? id;
  return {
    urn: urnOf.mapping(from, to),
    ref_id: `${from}-to-${to}`,
    name: `${name(from)} to ${name(to)}`,
    source_framework_urn: urnOf.framework(from),
    target_framework_urn: urnOf.framework(to),
    requirement_mappings: list.map(({ clause, reference }) => ({
      source_requirement_urn: urnOf.node(from, clause),
      target_requirement_urn: urnOf.node(to, reference.reference),
      relationship: reference.relation === 'equivalent' ? 'equal' : 'intersect',
      annotation: `Confidence: ${reference.confidence}`,
    })),
  };
}
