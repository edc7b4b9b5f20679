import { readdir, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluggableList } from 'unified';
import type { LintPlugin, Settings } from '../core/model/settings.ts';
import type { NotRun } from '../core/model/sms.ts';
import type { Rule } from '../rules/define-rule.ts';
import { changedSinceBase } from './folder-since-base.ts';
import { rulesOfModule } from './own-rules.ts';
import { UsageError } from './usage-error.ts';

/** Code of the user that takes part in a check. */
export interface OwnCode {
  readonly rules: readonly Rule[];
  readonly plugins: PluggableList;
  readonly notRun: readonly NotRun[];
}

export interface OwnCodeOptions {
  /** Nothing of the user is executed. */
  readonly untrusted?: boolean;
  /** Trusted commit: a folder of rules that is not as it has it is not executed. */
  readonly base?: string;
}

/**
 * Loads the rules and lint plugins that the settings name. Rules are modules in a folder of the SMS, plugins are installed packages:
 * the settings are data and never name a file to be run.
 *
 * @param root folder of the SMS
 * @param settings settings that judge
 * @param options whether anything of the user may run
 * @throws UsageError when a module or package cannot be loaded, or holds no rule
 */
export async function loadOwnCode(root: string, settings: Settings, options: OwnCodeOptions): Promise<OwnCode> {
  const { ownRules, lint } = settings;
  const trust = options.untrusted !== true;
  const barred = ownRules === null ? null : await whyNotRules(root, ownRules, options);
  const notRun: NotRun[] = barred === null ? [] : [barred];
  if (!trust && lint.plugins.length > 0)
    notRun.push({
      what: 'plugins',
      message: `What ${lint.plugins.map(({ name }) => name).join(', ')} would say of the prose is not known: plugins are not run with --untrusted.`,
      remedy: 'Run the check without --untrusted where the repository is trusted.',
    });
  return {
    rules: ownRules === null || barred !== null ? [] : await loadRules(root, ownRules),
    plugins: trust ? await Promise.all(lint.plugins.map((plugin) => loadPlugin(root, plugin))) : [],
    notRun,
  };
}

async function whyNotRules(root: string, folder: string, options: OwnCodeOptions): Promise<NotRun | null> {
  if (options.untrusted === true)
    return {
      what: 'rules',
      message: `The rules in ${folder}/ are not run with --untrusted.`,
      remedy: 'Run the check without --untrusted where the repository is trusted.',
    };
  if (options.base === undefined) return null;
  const changed = await changedSinceBase(root, folder, options.base);
  return changed === null
    ? null
    : {
        what: 'rules',
        message: `The rules in ${folder}/ are not run: ${changed} is not as ${options.base} has it, and a change must not bring its own judge.`,
        remedy: 'Have the change of the rules merged first; they judge from then on.',
      };
}

async function loadRules(root: string, folder: string): Promise<readonly Rule[]> {
  const path = join(root, folder);
  const names = await readdir(path).catch(() => {
    throw new UsageError(
      `\`own_rules\` names ${folder}, and there is no such folder.`,
      'Create it, or take the entry out of clausebook.yaml.',
    );
  });
  const modules = names.filter((name) => /^[^._].*\.mjs$/.test(name)).sort();
  const loaded: Rule[] = [];
  for (const name of modules) {
    const file = `${folder}/${name}`;
    const real = await realpath(join(path, name));
    // A module is loaded once for each address: a rule that was saved again has to be another.
    const exported = await importOf(real, file, `?${(await stat(real)).mtimeMs}`);
    loaded.push(...rulesOfModule(exported, file, loaded));
  }
  return loaded;
}

async function loadPlugin(root: string, { name, options }: LintPlugin): Promise<PluggableList[number]> {
  let path: string;
  try {
    path = createRequire(join(root, 'clausebook.yaml')).resolve(name);
  } catch {
    throw new UsageError(
      `\`lint.plugins\` names ${name}, and no such package is installed here.`,
      `Install it (npm install --save-dev ${name}), or take the entry out of clausebook.yaml.`,
    );
  }
  const plugin = (await importOf(path, name)) as PluggableList[number];
  return options === undefined ? plugin : ([plugin, options] as PluggableList[number]);
}

async function importOf(path: string, name: string, query = ''): Promise<unknown> {
  try {
    const loaded = (await import(`${pathToFileURL(path).href}${query}`)) as { readonly default?: unknown };
    return loaded.default;
  } catch (error) {
    throw new UsageError(
      `${name} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      'Correct it, or take it out of clausebook.yaml; with --untrusted no code of the repository is run.',
    );
  }
}
