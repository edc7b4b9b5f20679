import type { Severity } from '../core/model/settings.ts';

/** Where a command writes. Reports go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True when standard error is a terminal that can show progress. */
  readonly isInteractive: boolean;
  /** True when colours are wanted on standard output. */
  readonly color: boolean;
  /** Folder the program was started in. */
  readonly cwd: string;
  /** The instant that counts as now, ISO 8601. */
  readonly now: string;
  /** True when a person can be asked: input and standard error are a terminal. */
  readonly canAsk: boolean;
  /** Asks a person; null when nobody can answer, or the answer is empty. */
  readonly ask: (question: string) => Promise<string | null>;
}

/** Options as parsed from the command line, by their long name in camelCase. */
export interface CommandOptions {
  readonly root?: string;
  readonly asOf?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: Severity;
  readonly quiet?: boolean;
  readonly [name: string]: unknown;
}

export interface CommandInput {
  readonly args: readonly string[];
  readonly options: CommandOptions;
  readonly terminal: Terminal;
}

/** One option of a command, in the notation of the help text: `--as-of <date>`. */
export interface OptionDeclaration {
  readonly flags: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly default?: string | boolean;
  readonly repeatable?: boolean;
}

/** One command of the program. `run` returns the exit code; it never ends the process. */
export interface Command {
  readonly name: string;
  /** Arguments in the notation of the help text: `<id>`, `[dir]`, `[ids...]`. */
  readonly args?: string;
  readonly summary: string;
  readonly options: readonly OptionDeclaration[];
  readonly examples?: readonly string[];
  readonly run: (input: CommandInput) => Promise<number>;
}

/** Declares a command; returns it unchanged. */
export function defineCommand(command: Command): Command {
  return command;
}

/** Options that many commands share, declared once. */
export const commonOptions = {
  root: { flags: '--root <dir>', summary: 'folder of the SMS (the one with clausebook.yaml)', default: '.' },
  asOf: { flags: '--as-of <date>', summary: 'day to judge, YYYY-MM-DD' },
  ref: { flags: '--ref <revision>', summary: 'read this commit, branch or tag instead of the files as they are' },
  base: {
    flags: '--base <revision>',
    summary: 'commit whose people, keys, authority, waivers and settings judge a change',
  },
  untrusted: {
    flags: '--untrusted',
    summary: 'run no rules and lint plugins of the repository (for changes of strangers)',
  },
  output: { flags: '--output <file>', summary: 'write the report into a file' },
  failOn: {
    flags: '--fail-on <severity>',
    summary: 'least severity that makes the exit code 1',
    choices: ['block', 'error', 'warn', 'info'],
    default: 'error',
  },
  quiet: { flags: '--quiet', summary: 'nothing but the report and errors' },
} as const satisfies Record<string, OptionDeclaration>;
