import { basisInWords, severityInWords } from '../../core/finding/words.ts';
import { catalogue } from '../../core/standard/catalogue.ts';
import { closest } from '../../core/trace/nearest.ts';
import { readRuleDocs } from '../../io/read-rule-docs.ts';
import { UsageError } from '../../io/usage-error.ts';
import type { Rule } from '../../rules/define-rule.ts';
import type { RuleDocumentation, RuleExample } from '../../rules/parse-rule-docs.ts';
import { rules } from '../../rules/registry.ts';
import { retiredRules } from '../../rules/retired.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { knownRules } from '../known-rules.ts';
import { rootOption } from '../options.ts';

export default defineCommand({
  name: 'explain',
  args: '<rule>',
  summary: 'Explain a rule in plain words, with its fix and examples',
  options: [commonOptions.root, commonOptions.untrusted],
  examples: ['clausebook explain APPR-002'],
  run: async ({ args, options, terminal }) => {
    const id = (args[0] ?? '').toUpperCase();
    const isMeant = (candidate: Rule): boolean => candidate.id === id || candidate.name === args[0];
    const rule =
      rules.find(isMeant) ?? (await ownRule(isMeant, rootOption(options, terminal), options['untrusted'] === true));
    if (rule === undefined) throw unknownRule(id);
    const docs = await readRuleDocs([rule.id.slice(0, 4)]);
    terminal.out(`${explanationOf(rule, docs.get(rule.id) ?? null)}\n`);
    return 0;
  },
});

async function ownRule(isMeant: (rule: Rule) => boolean, root: string, untrusted: boolean): Promise<Rule | undefined> {
  return (await knownRules(root, untrusted)).rules.find(isMeant);
}

function unknownRule(id: string): UsageError {
  const retired = retiredRules.find((rule) => rule.id === id);
  if (retired !== undefined)
    return new UsageError(
      `${id} is retired: ${retired.reason}.`,
      'Its id is never used again. `clausebook rules` lists the rules there are.',
    );
  const nearest = closest(
    id,
    rules.map((rule) => rule.id),
  );
  return new UsageError(
    `There is no rule ${id}.`,
    nearest === null
      ? '`clausebook rules` lists them.'
      : `Did you mean ${nearest}? \`clausebook rules\` lists them all.`,
  );
}

/**
 * Everything about one rule, as text for a terminal.
 *
 * @param rule the rule
 * @param documentation its section in docs/rules, or null where it has none
 */
function explanationOf(rule: Rule, documentation: RuleDocumentation | null): string {
  const clause = catalogue.findClause(catalogue.primaryStandard, rule.clause);
  const facts = [
    ['Severity', `${rule.severity}: ${severityInWords[rule.severity]}`],
    ['Basis', `${rule.basis}: ${basisInWords[rule.basis]}`],
    ['Clause', clause === undefined ? rule.clause : `${rule.clause} ${clause.title}`],
    [
      'Level',
      `${rule.level}${rule.types === undefined ? '' : `, where one of these types is in use: ${rule.types.join(', ')}`}`,
    ],
    ...(rule.needs.includes('history') ? [['Needs', 'the Git history; without it a note says "not evaluated"']] : []),
    ...(rule.clock === true ? [['Clock', 'warns when something falls due and counts fully after a grace']] : []),
    ...Object.entries(rule.parameters ?? {}).map(([name, parameter]) => [
      'Parameter',
      `${name}: ${parameter.says} (default ${parameter.default})`,
    ]),
    ...(rule.subsumes === undefined ? [] : [['Explains', `also findings of ${rule.subsumes.join(', ')}`]]),
  ];
  return [
    `${rule.id} ${documentation?.title ?? rule.name}`,
    '',
    documentation === null || documentation.explanation === '' ? rule.summary : documentation.explanation,
    '',
    ...facts.map(([name = '', value = '']) => `${`${name}:`.padEnd(11)}${value}`),
    '',
    `Fix: ${rule.fix}`,
    ...exampleText(documentation?.examples.find((example) => example.kind === 'invalid')),
    ...exampleText(documentation?.examples.find((example) => example.kind === 'valid')),
  ].join('\n');
}

function exampleText(example: RuleExample | undefined): readonly string[] {
  if (example === undefined) return [];
  const indent = (text: string): readonly string[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`));
  const show = ([file, content]: readonly [string, string]): readonly string[] => [
    '',
    `  ${file}`,
    '',
    ...indent(content),
  ];
  const files = [
    ...[...example.files].flatMap(show),
    ...example.history.flatMap(({ on, by, message, acts, files: changes }) => [
      '',
      `  ${on === null ? 'uncommitted' : `${on} ${by}: ${message.split('\n', 1)[0] ?? ''}`}${acts.map((act) => ` (${act.join(' ').trim()})`).join('')}`,
      ...[...changes].flatMap(([file, change]) => show([file, change.text])),
    ]),
  ];
  const findings = example.findings.length === 0 ? [] : ['', '  gives', '', ...example.findings.flatMap(indent)];
  return [
    '',
    example.kind === 'invalid' ? 'An example that is found' : 'An example that is right',
    ...(example.intro === '' ? [] : ['', ...example.intro.split('\n').map((line) => `  ${line}`)]),
    ...files,
    ...findings,
  ];
}
