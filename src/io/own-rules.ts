import { z } from 'zod';
import { severities } from '../core/model/settings.ts';
import type { Draft, Rule, RuleContext } from '../rules/define-rule.ts';
import { rules as builtinRules } from '../rules/registry.ts';
import { retiredRules } from '../rules/retired.ts';
import { UsageError } from './usage-error.ts';

/** What the module of an own rule has to give; everything else of a rule may be left out. */
const ruleSchema = z.looseObject({
  id: z.string().regex(/^[A-Z]{4}-\d{3}$/, 'expected four capital letters and three digits, such as ACME-001'),
  name: z
    .string()
    .regex(/^[a-z][a-z\d-]*$/, 'expected words in small letters with hyphens between, saying what is right'),
  severity: z.enum(severities),
  clause: z.string(),
  summary: z.string().min(1),
  fix: z.string().min(1),
  needs: z.array(z.enum(['files', 'history'])).default(['files']),
  basis: z.enum(['std', 'derived', 'own']).default('own'),
  level: z.enum(['essential', 'standard', 'advanced']).default('essential'),
});

/**
 * Rules that a module exports, each one complete.
 *
 * @param exported default export of the module: a rule or a list of rules
 * @param file path of the module, for messages
 * @param others rules of other modules
 * @throws UsageError where it holds no rule, or one whose id is taken
 */
export function rulesOfModule(exported: unknown, file: string, others: readonly Rule[]): readonly Rule[] {
  const taken = new Map([
    ...[...builtinRules, ...retiredRules].map(({ id }) => [id, 'a rule of Clausebook'] as const),
    ...others.map(({ id }) => [id, 'another rule of yours'] as const),
  ]);
  return [exported].flat().map((entry) => {
    const rule = checkedRule(entry, file);
    const owner = taken.get(rule.id);
    if (owner !== undefined)
      throw new UsageError(`${file}: the id ${rule.id} is that of ${owner}.`, 'Give it an id of its own.');
    taken.set(rule.id, 'another rule of yours');
    return rule;
  });
}

function checkedRule(entry: unknown, file: string): Rule {
  const parsed = ruleSchema.safeParse(entry);
  const check = (entry as { readonly check?: unknown } | null | undefined)?.check;
  if (!parsed.success || typeof check !== 'function') {
    const [issue] = parsed.success ? [] : parsed.error.issues;
    const what = issue === undefined ? '`check` is no function' : `\`${issue.path.join('.')}\` ${issue.message}`;
    throw new UsageError(
      `${file} holds no rule: ${what}.`,
      'Export one made with defineRule, as docs/own-rules.md shows.',
    );
  }
  const rule = { ...(entry as object), ...parsed.data } as unknown as Rule;
  return { ...rule, check: (context) => drafts(rule, context, file) };
}

/** What a rule of somebody else throws is told as its defect, not as one of ours. */
function* drafts(rule: Rule, context: RuleContext, file: string): Iterable<Draft> {
  try {
    yield* rule.check(context);
  } catch (error) {
    throw new UsageError(
      `${rule.id} in ${file} failed: ${error instanceof Error ? error.message : String(error)}`,
      'Correct the rule; until then switch it off in clausebook.yaml or run with --untrusted.',
    );
  }
}
