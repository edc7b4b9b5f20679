import type { LintMessage } from '../core/model/lint-message.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import { remembered } from '../core/model/remembered.ts';
import type { Sms } from '../core/model/sms.ts';
import type { PluggableList } from 'unified';
import { createLinter } from '../markdown/lint-body.ts';
import type { Linter } from '../markdown/lint-body.ts';
import { lintPreset } from '../markdown/lint-preset.ts';
import { mayNeedLint } from '../markdown/may-need-lint.ts';
import { UsageError } from './usage-error.ts';

/**
 * Lets plugins look at the prose of all documents, registers and landing pages.
 *
 * @param sms files and settings
 * @param plugins plugins of the user's choice, with their options
 * @throws UsageError when one of them fails
 */
export async function lintProse(
  sms: Pick<Sms, 'files' | 'pages' | 'settings'>,
  plugins: PluggableList,
): Promise<readonly LintMessage[]> {
  const own = plugins.length > 0 ? await guarded(() => createLinter(plugins)) : null;
  const found: LintMessage[] = [];
  for (const facts of [...sms.files, ...sms.pages]) {
    if (sms.settings.lint.preset) found.push(...(await ofPreset(facts)));
    if (own !== null) found.push(...(await messagesOf(own, facts)));
  }
  return found;
}

const preset = createLinter(lintPreset);
const ofPreset = remembered(async (facts: SourceFacts): Promise<readonly LintMessage[]> =>
  mayNeedLint(facts) ? preset(facts) : [],
);

async function messagesOf(linter: Linter, facts: SourceFacts): Promise<readonly LintMessage[]> {
  return guarded(() => linter(facts), ` at ${facts.file}`);
}

async function guarded<T>(work: () => T | Promise<T>, where = ''): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new UsageError(
      `A plugin of \`lint.plugins\` failed${where}: ${error instanceof Error ? error.message : String(error)}`,
      'Correct its options, or take it out of clausebook.yaml; with --untrusted no plugin of yours is run.',
    );
  }
}
