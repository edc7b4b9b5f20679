import { schemasOfSms, schemaText } from '../../core/model/schemas-of-sms.ts';
import { loadSms } from '../../io/load-sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption } from '../options.ts';

export default defineCommand({
  name: 'export',
  args: '<what>',
  summary: 'Write files for other programs: schemas, JSON Schemas that let an editor complete and check frontmatter',
  options: [
    commonOptions.root,
    { flags: '--output <folder>', summary: 'folder to write into, from the folder of the SMS', default: 'schemas' },
  ],
  examples: ['clausebook export schemas', 'clausebook export schemas --output .vscode/schemas'],
  run: async ({ args, options, terminal }) => {
    if (args[0] !== 'schemas')
      throw new UsageError(
        `There is nothing to export by the name "${args[0] ?? ''}".`,
        'Use: clausebook export schemas',
      );
    const root = rootOption(options, terminal);
    const schemas = schemasOfSms(await loadSms(root, { now: terminal.now }));
    const folder = options.output ?? 'schemas';
    for (const [file, schema] of schemas) await writeReport(root, `${folder}/${file}`, schemaText(schema));
    terminal.out(
      `${schemas.size} schemas written to ${folder}. Run this again when roles, people or other items are added, so that editors offer their ids.\n`,
    );
    return 0;
  },
});
