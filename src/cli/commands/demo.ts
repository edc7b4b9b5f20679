import { resolve } from 'node:path';
import { makeDemo } from '../../io/demo/make-demo.ts';
import { UsageError } from '../../io/usage-error.ts';
import { defineCommand } from '../command.ts';

export default defineCommand({
  name: 'demo',
  args: '[dir]',
  summary: 'Make a Git repository with two years of a fictional SMS, to try things on',
  options: [],
  examples: ['clausebook demo brindlemoor'],
  run: async ({ args, terminal }) => {
    const [folder] = args;
    if (folder === undefined) {
      throw new UsageError(
        'A folder is needed.',
        'Name one that is empty or not there yet: clausebook demo brindlemoor',
      );
    }
    const { head, commits, tags } = await makeDemo(resolve(terminal.cwd, folder));
    terminal.out(
      [
        `${commits} commits and ${tags.length} releases written to ${folder}; the last commit is ${head.slice(0, 10)}, as on every machine.`,
        'Company and people are fictional. The keys that sign are test keys that anybody can make: never trust them elsewhere.',
        '',
        'Next:',
        `  cd ${folder}`,
        '  npx clausebook check',
        '',
      ].join('\n'),
    );
    return 0;
  },
});
