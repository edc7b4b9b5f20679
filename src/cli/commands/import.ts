import { stat } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileBelow } from '../../io/file-below.ts';
import { ownStandardText, readForeignStandard } from '../../io/exchange-standard.ts';
import { loadSettings } from '../../io/load-settings.ts';
import { readOwnStandards } from '../../io/read-standards.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption, textOption } from '../options.ts';

export default defineCommand({
  name: 'import',
  args: '<what> <file>',
  summary:
    'Take over what another program wrote: standard (an OSCAL catalog, or a library of CISO Assistant, as a standard of your own)',
  options: [
    commonOptions.root,
    { flags: '--id <id>', summary: 'id of the standard; made of its name where it is left out' },
    { flags: '--reference <text>', summary: 'how the standard is quoted; its name where it is left out' },
    { flags: '--output <file>', summary: 'file to write, from the folder of the SMS; standards/<id>.yaml by default' },
    { flags: '--with-text', summary: 'take over the texts of the clauses too; they may be under copyright' },
    { flags: '--force', summary: 'write over a file that is there' },
  ],
  examples: [
    'clausebook import standard NIST_CSF_v2.0_catalog.json --id nist-csf-2',
    'clausebook import standard iso27001-2022.yaml --id iso27001-full --reference "ISO/IEC 27001:2022 with Annex A"',
  ],
  run: async ({ args, options, terminal }) => {
    const [what = '', file = ''] = args;
    if (what !== 'standard')
      throw new UsageError(
        `There is nothing to import by the name "${what}".`,
        'Use: clausebook import standard <file>',
      );
    const root = rootOption(options, terminal);
    const path = resolve(terminal.cwd, file);
    const settings = await loadSettings(root);
    const output = outputInside(root, textOption(options, 'output'));
    const wish = {
      id: textOption(options, 'id'),
      reference: textOption(options, 'reference'),
      withText: options['withText'] === true,
    };
    const others = (own: string): Promise<Parameters<typeof ownStandardText>[2]> =>
      readOwnStandards(
        { ...settings, ownStandards: settings.ownStandards.filter((entry) => entry !== own) },
        fileBelow(root),
      );
    const first = await readForeignStandard(path, wish, await others(output ?? ''));
    const target = output ?? `standards/${first.standard.id}.yaml`;
    const known = await others(target);
    const text = ownStandardText(first.standard, basename(path), known);
    await refuseToReplace(resolve(root, target), target, options['force'] === true);
    await writeReport(root, target, text);
    const { id, reference, clauses } = first.standard;
    terminal.out(
      [
        `${reference}: ${clauses.length} clauses written to ${target}.`,
        ...(first.leftOut.length === 0
          ? []
          : ['Not taken over, or changed:', ...first.leftOut.map((line) => `  ${line}`)]),
        'To use it, write in clausebook.yaml:',
        `  own_standards: [${[...new Set([...settings.ownStandards, target])].join(', ')}]`,
        `  standards: [${[...new Set([...settings.standards, id])].join(', ')}]`,
        '',
      ].join('\n'),
    );
    return 0;
  },
});

/** clausebook.yaml has to name the file, and what it names lies in the folder of the SMS. */
function outputInside(root: string, output: string | null): string | null {
  if (output === null) return null;
  const path = relative(root, resolve(root, output));
  if (path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path))
    return path.replaceAll(sep, '/');
  throw new UsageError(
    `${output} is not a file in the folder of the SMS, so clausebook.yaml could not name it.`,
    'Name a file in it with --output, such as standards/acme.yaml.',
  );
}

async function refuseToReplace(path: string, shown: string, isForced: boolean): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true)
    throw new UsageError(`${shown} is a folder.`, 'Name a file with --output, such as standards/acme.yaml.');
  if (there !== null && !isForced)
    throw new UsageError(
      `${shown} is there already.`,
      'Name another file with --output, or write over it with --force.',
    );
}
