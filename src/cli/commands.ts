import type { Command } from './command.ts';
import approve from './commands/approve.ts';
import baseline from './commands/baseline.ts';
import build from './commands/build.ts';
import check from './commands/check.ts';
import close from './commands/close.ts';
import demo from './commands/demo.ts';
import dev from './commands/dev.ts';
import diff from './commands/diff.ts';
import due from './commands/due.ts';
import explain from './commands/explain.ts';
import exportFiles from './commands/export.ts';
import history from './commands/history.ts';
import impact from './commands/impact.ts';
import importFile from './commands/import.ts';
import init from './commands/init.ts';
import newItem from './commands/new.ts';
import pdf from './commands/pdf.ts';
import preview from './commands/preview.ts';
import review from './commands/review.ts';
import revise from './commands/revise.ts';
import rules from './commands/rules.ts';
import supersede from './commands/supersede.ts';
import withdraw from './commands/withdraw.ts';

/** All commands, in the order of the help text. */
export const commands: readonly Command[] = [
  check,
  build,
  dev,
  preview,
  pdf,
  init,
  demo,
  newItem,
  revise,
  review,
  approve,
  supersede,
  withdraw,
  close,
  history,
  diff,
  impact,
  due,
  baseline,
  importFile,
  exportFiles,
  rules,
  explain,
];
