import type { Command } from './command.ts';
import check from './commands/check.ts';

/** All commands, in the order of the help text. */
export const commands: readonly Command[] = [check];
