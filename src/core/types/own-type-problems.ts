import { lifecycles } from '../lifecycle/lifecycles.ts';
import type { SettingsProblem } from '../model/settings-problem.ts';
import { likeness, oneOf, unknownWord, valueInWords } from '../model/settings-problem.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import { parseClauseReference } from '../standard/clause-reference.ts';
import { builtinTypes } from './builtin-types.ts';
import type { FieldDeclaration, ItemTypeDeclaration } from './declaration.ts';
import { commonFields } from './fields-of-type.ts';
import { stateMeant } from './required-states.ts';
import type { Shape } from './type-expression.ts';
import { parseTypeExpression, scalarNames } from './type-expression.ts';

type Path = readonly PropertyKey[];

/** Words that a relation may lead to besides the keys of types. */
const anyTargets = ['any', 'any record', 'any document', 'any type', 'clause', 'rule'];

/** Words of type expressions and of the settings that no type can have as its key. */
const takenWords: ReadonlySet<string> = new Set([...scalarNames, 'ref', 'list', 'map', 'enum', 'any', 'register']);

/** Life cycles an own type can have: those of the table, and that of an entry which follows its parent. */
export const lifecycleKeys: readonly string[] = [...Object.keys(lifecycles), 'parent'];

/**
 * What does not fit in item types of one's own, beyond the form of each key: names in use, words that mean nothing, states
 * that the life cycle does not have.
 *
 * @param types `types` of the settings
 * @returns problems with paths that begin at `types`, in the order of the file
 */
export function ownTypeProblems(types: readonly ItemTypeDeclaration[]): readonly SettingsProblem[] {
  const known = [...builtinTypes, ...types];
  const keys = known.map(({ key }) => key);
  return types.flatMap((type, index) => {
    const path = ['types', index];
    const earlier = [...builtinTypes, ...types.slice(0, index)];
    return [
      ...keyProblems(type, earlier, path),
      ...prefixProblems(type, earlier, path),
      ...fieldProblems(type.fields, type, known, [...path, 'fields']),
      ...(type.kinds ?? []).flatMap((kind, at) =>
        fieldProblems(kind.fields ?? [], type, known, [...path, 'kinds', at, 'fields']),
      ),
      ...type.relations.flatMap(({ to }, at) =>
        wordProblems(to, [...keys, ...anyTargets], [...path, 'relations', at, 'to']),
      ),
      ...wordProblems(
        type.without ?? [],
        commonFields(type).map(({ name }) => name),
        [...path, 'without'],
      ),
      ...sectionProblems(type, known, path),
    ];
  });
}

function keyProblems(
  type: ItemTypeDeclaration,
  earlier: readonly ItemTypeDeclaration[],
  path: Path,
): SettingsProblem[] {
  const names = earlier.flatMap(({ key, kinds = [] }) => [key, ...kinds.flatMap(({ formerName }) => formerName ?? [])]);
  if (names.includes(type.key))
    return [
      {
        path: [...path, 'key'],
        says: `is "${type.key}", which another item type is called. Expected a key of its own.`,
      },
    ];
  if (takenWords.has(type.key))
    return [
      {
        path: [...path, 'key'],
        says: `is "${type.key}", a word with a meaning of its own here. Expected another key.`,
      },
    ];
  return [];
}

function prefixProblems(
  type: ItemTypeDeclaration,
  earlier: readonly ItemTypeDeclaration[],
  path: Path,
): SettingsProblem[] {
  const users = new Map([['REG', 'registers']]);
  for (const other of earlier) for (const prefix of prefixesOf(other)) users.set(prefix, `the type "${other.key}"`);
  const stated: (readonly [Path, string])[] = [[[...path, 'prefix'], type.prefix]];
  for (const [at, kind] of (type.kinds ?? []).entries())
    if (kind.prefix !== undefined && kind.prefix !== type.prefix)
      stated.push([[...path, 'kinds', at, 'prefix'], kind.prefix]);
  return stated.flatMap(([place, prefix]) => {
    const user = users.get(prefix);
    users.set(prefix, `the type "${type.key}"`);
    return user === undefined
      ? []
      : [{ path: place, says: `is "${prefix}", which belongs to ${user}. Expected a prefix that nothing else has.` }];
  });
}

function prefixesOf({ prefix, kinds = [] }: ItemTypeDeclaration): readonly string[] {
  return [prefix, ...kinds.flatMap((kind) => kind.prefix ?? [])];
}

/**
 * Clauses that item types of one's own claim to show and that do not exist in the standards in use.
 *
 * @param types `types` of the settings
 * @param standards ids of the standards in use
 * @param catalogue what clauses they have
 * @returns problems with paths that begin at `types`, in the order of the file
 */
export function claimProblems(
  types: readonly ItemTypeDeclaration[],
  standards: readonly string[],
  catalogue: Catalogue,
): readonly SettingsProblem[] {
  if (standards.every((standard) => catalogue.clauses(standard).length === 0)) return [];
  const isKnown = (text: string): boolean => {
    const reference = parseClauseReference(text, standards[0], catalogue.standards);
    return (
      reference !== null &&
      standards.includes(reference.standard) &&
      catalogue.findClause(reference.standard, reference.clause) !== undefined
    );
  };
  return types.flatMap((type, index) => {
    const lists: (readonly [readonly string[], Path])[] = [
      [type.clauses, ['types', index, 'clauses']],
      [type.alwaysClaims ?? [], ['types', index, 'alwaysClaims']],
      ...(type.kinds ?? []).map((kind, at) => [kind.clauses, ['types', index, 'kinds', at, 'clauses']] as const),
    ];
    return lists.flatMap(([clauses, place]) =>
      clauses.flatMap((clause, at) =>
        isKnown(clause)
          ? []
          : [
              {
                path: [...place, at],
                says: `is "${clause}". Expected a clause of ${standards.join(' or ')}, such as "8.5.1.2".`,
              },
            ],
      ),
    );
  });
}

function fieldProblems(
  fields: readonly FieldDeclaration[],
  type: ItemTypeDeclaration,
  known: readonly ItemTypeDeclaration[],
  path: Path,
): SettingsProblem[] {
  return fields.flatMap((field, index) => {
    const place = [...path, index];
    const twice = fields.findIndex(({ name }) => name === field.name) < index;
    return [
      ...(twice
        ? [
            {
              path: [...place, 'name'],
              says: `is "${field.name}" for the second time. Expected one field of this name.`,
            },
          ]
        : []),
      ...expressionProblems(field, known, [...place, 'type']),
      ...stateProblems(field, type, known, [...place, 'requiredFrom']),
      ...conditionProblems(field, [...type.fields, ...fields, ...commonFields(type)], [...place, 'when']),
    ];
  });
}

function expressionProblems(
  { type }: FieldDeclaration,
  known: readonly ItemTypeDeclaration[],
  path: Path,
): SettingsProblem[] {
  const targets = new Set(['ref', ...known.map(({ key }) => key)]);
  const words = [...scalarNames, 'list<…>', 'map<…>', 'enum(…|…)', '{name: …}', 'ref'];
  return referencesOf(parseTypeExpression(type)).flatMap((word) =>
    targets.has(word)
      ? []
      : [
          {
            path,
            says: `is ${valueInWords(type)}, in which "${word}" means nothing. Expected ${oneOf(words)}, or the key of an item type.${likeness(word, [...targets, ...scalarNames])}`,
          },
        ],
  );
}

function referencesOf(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'reference':
      return [shape.to];
    case 'list':
    case 'map':
      return referencesOf(shape.of);
    case 'choice':
      return shape.of.flatMap(referencesOf);
    case 'record':
      return shape.entries.flatMap((entry) => referencesOf(entry.shape));
    default:
      return [];
  }
}

function stateProblems(
  { requiredFrom }: FieldDeclaration,
  type: ItemTypeDeclaration,
  known: readonly ItemTypeDeclaration[],
  path: Path,
): SettingsProblem[] {
  const parent = known.find(({ key }) => key === type.section?.parent);
  const lifecycle = lifecycles[type.lifecycle === 'parent' ? (parent?.lifecycle ?? '') : type.lifecycle];
  if (requiredFrom === null || requiredFrom === 'always' || lifecycle === undefined) return [];
  return stateMeant(lifecycle, requiredFrom) === null
    ? [unknownWord(path, requiredFrom, ['always', ...lifecycle.states])]
    : [];
}

function conditionProblems(
  { when }: FieldDeclaration,
  fields: readonly FieldDeclaration[],
  path: Path,
): SettingsProblem[] {
  const names = fields.map(({ name }) => name);
  if (when === undefined) return [];
  if ('absent' in when) return wordProblem(when.absent, names, [...path, 'absent']);
  if (!('field' in when)) return [];
  const shape = fields.find(({ name }) => name === when.field)?.type;
  const parsed = shape === undefined ? null : parseTypeExpression(shape);
  return [
    ...wordProblem(when.field, names, [...path, 'field']),
    ...(parsed?.kind === 'enum' ? wordProblems(when.is, parsed.values, [...path, 'is']) : []),
  ];
}

function sectionProblems(
  type: ItemTypeDeclaration,
  known: readonly ItemTypeDeclaration[],
  path: Path,
): SettingsProblem[] {
  const { section, storage, lifecycle } = type;
  if (section === undefined) {
    if (storage === 'section')
      return [
        {
          path: [...path, 'section'],
          says: 'is missing. Expected parent, list and heading, because `storage` is section.',
        },
      ];
    return lifecycle === 'parent'
      ? [
          {
            path: [...path, 'lifecycle'],
            says: 'is "parent". Expected another life cycle: only a type with `storage: section` has a parent.',
          },
        ]
      : [];
  }
  if (storage !== 'section')
    return [
      {
        path: [...path, 'section'],
        isKey: true,
        says: `is stated although \`storage\` is ${storage}. Expected \`storage: section\`, or no such key.`,
      },
    ];
  const parents = known.filter((other) => other.storage === 'file').map(({ key }) => key);
  return wordProblem(section.parent, parents, [...path, 'section', 'parent']);
}

function wordProblems(words: readonly string[], allowed: readonly string[], path: Path): SettingsProblem[] {
  return words.flatMap((word, index) => wordProblem(word, allowed, [...path, index]));
}

function wordProblem(word: string, allowed: readonly string[], path: Path): SettingsProblem[] {
  return allowed.includes(word) ? [] : [unknownWord(path, word, [...new Set(allowed)])];
}
