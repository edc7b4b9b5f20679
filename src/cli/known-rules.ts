import type { Settings } from '../core/model/settings.ts';
import { loadSettings } from '../io/load-settings.ts';
import { loadOwnCode } from '../io/own-code.ts';
import { UsageError } from '../io/usage-error.ts';
import type { Rule } from '../rules/define-rule.ts';
import { rules } from '../rules/registry.ts';

/** Rules that a command can speak of, and the settings of the folder it speaks for. */
export interface KnownRules {
  readonly rules: readonly Rule[];
  /** Null where the folder holds no SMS. */
  readonly settings: Settings | null;
}

/**
 * The built-in rules and those of the SMS in a folder.
 *
 * @param root the folder; it may hold none
 * @param untrusted true where no code of the repository may run
 * @throws UsageError when its settings are not valid, or a rule cannot be loaded
 */
export async function knownRules(root: string, untrusted: boolean): Promise<KnownRules> {
  const settings = await loadSettings(root).catch((error: unknown) => {
    if (error instanceof UsageError && error.message.startsWith('There is no')) return null;
    throw error;
  });
  if (settings === null) return { rules, settings };
  const own = await loadOwnCode(root, { ...settings, lint: { preset: false, plugins: [] } }, { untrusted });
  return { rules: [...rules, ...own.rules].toSorted((a, b) => (a.id < b.id ? -1 : 1)), settings };
}
