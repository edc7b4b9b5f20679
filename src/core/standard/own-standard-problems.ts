import type { SettingsProblem } from '../model/settings-problem.ts';
import { likeness, valueInWords } from '../model/settings-problem.ts';
import type { Catalogue } from './catalogue.ts';
import { hasForm } from './clause-reference.ts';
import type { OwnStandard } from './own-standard.ts';
import { formOf, parentsOf } from './own-standard.ts';

const deepest = 12;

/**
 * What does not fit within a standard of the organization, beyond the form of each key: names in use, clauses given twice, parents
 * that do not stand before what lies below them.
 *
 * @param own the standard
 * @param known standards there are already
 * @returns problems with paths from the top of its file, in the order of the file
 */
export function ownStandardProblems(own: OwnStandard, known: Catalogue): readonly SettingsProblem[] {
  return [...nameProblems(own, known), ...clauseProblems(own)];
}

function nameProblems({ id, reference }: OwnStandard, known: Catalogue): readonly SettingsProblem[] {
  const sameReference = known.standards.find((other) => other.reference === reference);
  return [
    ...(known.findStandard(id) === undefined
      ? []
      : [{ path: ['id'], says: `is "${id}", which another standard is called. Expected an id of its own.` }]),
    ...(sameReference === undefined
      ? []
      : [
          {
            path: ['reference'],
            says: `is that of ${sameReference.id} too. Expected another one, so that it is clear which is meant.`,
          },
        ]),
  ];
}

function clauseProblems(own: OwnStandard): readonly SettingsProblem[] {
  const form = formOf(own);
  const parents = parentsOf(own);
  const before = new Map<string, { readonly id: string; readonly depth: number }>();
  return own.clauses.flatMap(({ id }, index): readonly SettingsProblem[] => {
    const path = ['clauses', index];
    const problem = (key: string, says: string): SettingsProblem => ({ path: [...path, key], says });
    const parent = parents[index] ?? null;
    const above = parent === null ? undefined : before.get(parent.toLowerCase());
    const same = before.get(id.toLowerCase());
    const depth = (above?.depth ?? 0) + 1;
    if (same === undefined) before.set(id.toLowerCase(), { id, depth });
    return [
      ...(hasForm(id, form) ? [] : [problem('id', `is ${valueInWords(id)}. Expected ${expectedForm[form]}.`)]),
      ...(same === undefined
        ? []
        : [
            problem(
              'id',
              `is "${id}", as a clause before it${same.id === id ? '' : ` (${same.id})`}. Expected another.`,
            ),
          ]),
      ...(parent !== null && above?.id !== parent
        ? [
            problem(
              'parent',
              `is ${valueInWords(parent)}. Expected a clause that stands before this one.${likeness(
                parent,
                [...before.values()].flatMap((other) => (other.id === id ? [] : other.id)).slice(-200),
              )}`,
            ),
          ]
        : []),
      ...(depth > deepest
        ? [problem('parent', `is the ${depth - 1}th level. Expected at most ${deepest} levels.`)]
        : []),
    ];
  });
}

const expectedForm = {
  numbers: 'numbers joined by dots, such as "8.6.1"',
  codes: 'one word of letters, digits, dots, hyphens and underscores that begins and ends with a letter or digit',
} as const;

/**
 * Mappings of a standard that lead nowhere.
 *
 * @param own the standard
 * @param catalogue all standards, this one among them
 */
export function ownMappingProblems(own: OwnStandard, catalogue: Catalogue): readonly SettingsProblem[] {
  return own.mappings.flatMap(({ clause, to, refs }, index): readonly SettingsProblem[] => {
    const path = ['mappings', index];
    const others = catalogue.standards.map(({ id }) => id).filter((id) => id !== own.id);
    const target = catalogue.findStandard(to);
    return [
      ...(catalogue.findClause(own.id, clause) === undefined
        ? [{ path: [...path, 'clause'], says: `is ${valueInWords(clause)}. Expected a clause of this standard.` }]
        : []),
      ...(target === undefined || to === own.id
        ? [
            {
              path: [...path, 'to'],
              says: `is ${valueInWords(to)}. Expected the id of another standard.${likeness(to, others)}`,
            },
          ]
        : refs.flatMap((ref, at) =>
            isUnit(catalogue, to, ref)
              ? []
              : [
                  {
                    path: [...path, 'refs', at],
                    says: `is ${valueInWords(ref)}. Expected a clause of ${target.reference}.`,
                  },
                ],
          )),
    ];
  });
}

/** True for a clause that the catalogue holds; where it holds none of a standard, for what looks like one. */
function isUnit(catalogue: Catalogue, standard: string, reference: string): boolean {
  if (catalogue.clauses(standard).length > 0) return catalogue.findClause(standard, reference) !== undefined;
  const form = catalogue.findStandard(standard)?.form;
  return form === 'names' || (form !== undefined && hasForm(reference, form));
}
