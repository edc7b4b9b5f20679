import type { Catalogue } from '../catalogue.ts';
import type { OwnStandardInput } from '../own-standard.ts';
import type { CisoLibrary, CisoMappingSet, CisoNode } from './ciso-assistant.ts';
import { cisoLibrarySchema, lastPart } from './ciso-assistant.ts';
import type { ForeignClause, Imported, ImportWish } from './imported.ts';
import { clausesAsWritten, CodeGiver, oneLine, standardIdOf } from './imported.ts';

type Mapping = NonNullable<OwnStandardInput['mappings']>[number];

/**
 * A standard from a library of CISO Assistant that holds a framework. Mapping sets are taken over where they lead to clauses that are
 * known here.
 *
 * @param data the YAML as plain data
 * @param wish what is asked for
 * @param known standards there are already
 * @returns null when it is no such library
 */
export function fromCisoAssistant(data: unknown, wish: ImportWish, known: Catalogue): Imported | null {
  const parsed = cisoLibrarySchema.safeParse(data);
  if (!parsed.success) return null;
  const library = parsed.data;
  const frameworks = [library.objects.framework, ...(library.objects.frameworks ?? [])].flatMap((one) => one ?? []);
  const [framework] = frameworks;
  if (framework === undefined) return null;
  const codes = new CodeGiver();
  const { clauses, ids } = readNodes(framework.requirement_nodes, codes, wish.withText);
  const mappings = readMappings(library, framework.urn, ids, known);
  return {
    standard: {
      id: wish.id ?? standardIdOf(library.ref_id),
      reference: wish.reference ?? oneLine(framework.name, 120),
      title: titleOf(framework.description ?? '', framework.name),
      ...(framework.clausebook ?? {}),
      ...(library.copyright ? { attribution: library.copyright.trim().slice(0, 20_000) } : {}),
      clauses: clausesAsWritten(clauses),
      ...(mappings.found.length === 0 ? {} : { mappings: [...mappings.found] }),
    },
    leftOut: [
      ...leftOutOfNodes(framework.requirement_nodes, wish.withText),
      ...(frameworks.length > 1 ? [`${frameworks.length - 1} other frameworks of the file.`] : []),
      ...mappings.leftOut,
      ...[codes.words()].flatMap((words) => words ?? []),
    ],
  };
}

/** A description of one line is the title of the standard; a longer one is text. */
function titleOf(description: string, name: string): string {
  const line = description.trim();
  return line === '' || line.length > 500 || line.includes('\n') ? oneLine(name, 500) : line;
}

function readNodes(
  nodes: readonly CisoNode[],
  codes: CodeGiver,
  withText: boolean,
): { readonly clauses: readonly ForeignClause[]; readonly ids: ReadonlyMap<string, string> } {
  const ids = new Map<string, string>();
  const clauses = nodes.map((node): ForeignClause => {
    const id = codes.give(node.ref_id ?? lastPart(node.urn));
    const parent = node.parent_urn ? (ids.get(node.parent_urn.toLowerCase()) ?? null) : null;
    ids.set(node.urn.toLowerCase(), id);
    return {
      id,
      title: oneLine(node.name ?? '', 500) || (node.ref_id ?? id),
      parent,
      normative: node.assessable,
      ...(node.clausebook?.group ? { group: oneLine(node.clausebook.group, 200) } : {}),
      ...(node.clausebook?.pdca ? { pdca: node.clausebook.pdca } : {}),
      summary: withText ? (node.description ?? '').slice(0, 20_000) : '',
      typicalEvidence: withText && node.typical_evidence ? node.typical_evidence.split('\n').filter(Boolean) : [],
    };
  });
  return { clauses, ids };
}

function leftOutOfNodes(nodes: readonly CisoNode[], withText: boolean): readonly string[] {
  const count = (has: (node: CisoNode) => unknown): number => nodes.filter((node) => has(node)).length;
  const texts = count(({ description, typical_evidence: evidence }) => description ?? evidence);
  const nameless = count(({ name }) => !name);
  const annotated = count(({ annotation }) => annotation);
  const questions = count((node) => node.questions);
  return [
    ...(texts > 0 && !withText
      ? [`The texts of ${texts} requirements, which may be under copyright (--with-text takes them over).`]
      : []),
    ...(nameless > 0 ? [`${nameless} requirements have no name; their number stands for it.`] : []),
    ...(annotated > 0 ? [`Annotations of ${annotated} requirements.`] : []),
    ...(questions > 0 ? [`Questions of ${questions} requirements.`] : []),
  ];
}

function readMappings(
  library: CisoLibrary,
  framework: string,
  ids: ReadonlyMap<string, string>,
  known: Catalogue,
): { readonly found: readonly Mapping[]; readonly leftOut: readonly string[] } {
  const { requirement_mapping_set: one, requirement_mapping_sets: several = [] } = library.objects;
  const clauseOf = clauseFinder(known);
  const found: Mapping[] = [];
  const pairs = new Set<string>();
  let unknown = 0;
  for (const set of [one, ...several].flatMap((entry) => entry ?? [])) {
    for (const { clauseUrn, otherUrn, to, relation, confidence } of pairsOf(set, framework)) {
      const clause = ids.get(clauseUrn.toLowerCase());
      const ref = clauseOf(to, lastPart(otherUrn));
      const pair = JSON.stringify([clause, to, ref]);
      if (relation === null || pairs.has(pair)) continue;
      if (clause === undefined || ref === undefined) unknown += 1;
      else {
        pairs.add(pair);
        append(found, { clause, to, refs: [ref], relation, confidence });
      }
    }
  }
  return {
    found,
    leftOut: unknown === 0 ? [] : [`${unknown} mappings to clauses that are not known here.`],
  };
}

/** Adds a mapping, to the last one where both say the same of the same clause. */
function append(list: Mapping[], next: Mapping): void {
  const last = list.at(-1);
  const isSame =
    last?.clause === next.clause &&
    last.to === next.to &&
    last.relation === next.relation &&
    last.confidence === next.confidence;
  if (last !== undefined && isSame) list[list.length - 1] = { ...last, refs: [...last.refs, ...next.refs] };
  else list.push(next);
}

interface Pair {
  readonly clauseUrn: string;
  readonly otherUrn: string;
  readonly to: string;
  /** Null where it is said that the two have nothing to do with each other. */
  readonly relation: Mapping['relation'] | null;
  readonly confidence: NonNullable<Mapping['confidence']>;
}

/** A set leads from our framework or to it. */
function pairsOf(set: CisoMappingSet, framework: string): readonly Pair[] {
  const isSource = set.source_framework_urn.toLowerCase() === framework.toLowerCase();
  const to = lastPart(isSource ? set.target_framework_urn : set.source_framework_urn);
  return set.requirement_mappings.map((mapping) => ({
    clauseUrn: isSource ? mapping.source_requirement_urn : mapping.target_requirement_urn,
    otherUrn: isSource ? mapping.target_requirement_urn : mapping.source_requirement_urn,
    to: to.toLowerCase(),
    relation:
      mapping.relationship === 'not_related' ? null : mapping.relationship === 'equal' ? 'equivalent' : 'related',
    confidence: confidenceOf(mapping.annotation ?? ''),
  }));
}

function confidenceOf(annotation: string): Pair['confidence'] {
  const stated = /^Confidence: (high|medium|low)$/.exec(annotation.trim())?.[1];
  return stated === 'high' || stated === 'low' ? stated : 'medium';
}

/** Finds clauses in the spelling of their standard; the names of CISO Assistant have no case. */
function clauseFinder(known: Catalogue): (standard: string, name: string) => string | undefined {
  const indexes = new Map<string, ReadonlyMap<string, string>>();
  return (standard, name) => {
    const index =
      indexes.get(standard) ?? new Map(known.clauses(standard).map(({ id }) => [id.toLowerCase(), id] as const));
    indexes.set(standard, index);
    return index.get(name.toLowerCase());
  };
}
