import type { Command } from './command.ts';
import approve from './commands/approve.ts';
import build from './commands/build.ts';
import check from './commands/check.ts';
import close from './commands/close.ts';
import dev from './commands/dev.ts';
import explain from './commands/explain.ts';
import exportFiles from './commands/export.ts';
import init from './commands/init.ts';
import newItem from './commands/new.ts';
import preview from './commands/preview.ts';
import rules from './commands/rules.ts';

/** All commands, in the order of the help text. */
export const commands: readonly Command[] = [
  check,
  build,
  dev,
  preview,
  init,
  newItem,
  approve,
  close,
  exportFiles,
  rules,
  explain,
];
