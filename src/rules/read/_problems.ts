import type { Problem, ProblemCode } from '../../core/model/facts.ts';
import { isIgnored, mappingFinder } from '../../core/model/foreign.ts';
import type { ForeignMapping } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Draft } from '../define-rule.ts';
import { idsOfFiles } from '../../core/model/ids-of-files.ts';

/** The rule that reports each kind of problem. */
const ruleOf: Readonly<Record<ProblemCode, string>> = {
  'not-utf8': 'READ-001',
  utf16: 'READ-001',
  'nul-character': 'READ-002',
  'text-before-fence': 'READ-003',
  'unclosed-fence': 'READ-004',
  'missing-opening-fence': 'READ-005',
  'toml-frontmatter': 'READ-006',
  'code-frontmatter': 'READ-007',
  'frontmatter-in-comment': 'READ-008',
  'yaml-syntax': 'READ-009',
  'not-a-map': 'READ-009',
  'csv-syntax': 'READ-009',
  'duplicate-key': 'READ-010',
  'impossible-date': 'READ-011',
  'unquoted-number': 'READ-012',
  'conflict-marker': 'READ-013',
  'template-left': 'READ-014',
  'odd-character': 'READ-015',
  'not-a-regular-file': 'READ-016',
  'too-large': 'READ-016',
  'alias-in-yaml': 'READ-017',
};

/**
 * What a rule of group READ reports: the problems of its kinds in documents, landing pages and data files.
 *
 * @param sms the files
 * @param rule id of the rule
 */
export function* problemsOf(sms: Sms, rule: string): Iterable<Draft> {
  const mappingOf = mappingFinder(sms.settings.foreign);
  const ids = idsOfFiles(sms);
  for (const { file, problems } of [...sms.files, ...sms.pages, ...sms.data]) {
    for (const problem of problems) {
      if (ruleOf[problem.code] !== rule || isOfIgnoredKey(problem, mappingOf(file))) continue;
      yield { item: ids.get(file) ?? null, place: problem.place, message: `${problem.actual} ${problem.expected}` };
    }
  }
}

/** A value that is meant for another program: a day that is none here may be right there. */
function isOfIgnoredKey({ path, fatal }: Problem, mapping: ForeignMapping | null): boolean {
  const [key] = path ?? [];
  return !fatal && mapping !== null && typeof key === 'string' && isIgnored(mapping, key);
}
