import { allowedSignersOf } from '../../core/control/keys-of-file.ts';
import { statedKeys } from '../../core/control/signer-keys.ts';
import { approvalNamespace } from '../../core/control/signed-entry.ts';
import { visibleSms } from '../../core/model/audience.ts';
import { schemasOfSms, schemaText } from '../../core/model/schemas-of-sms.ts';
import type { CheckOptions } from '../../io/check-sms.ts';
import { checkSms } from '../../io/check-sms.ts';
import { cisoLibraryText } from '../../io/exchange-standard.ts';
import { loadSms } from '../../io/load-sms.ts';
import { readSms } from '../../io/read-sms.ts';
import { renderAllowedSigners } from '../../io/signatures/allowed-signers.ts';
import { readKeyring } from '../../io/signatures/keyring.ts';
import { matrixCsv } from '../../views/matrix-csv.ts';
import { toCisoAssistant } from '../../core/standard/exchange/to-ciso-assistant.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import type { Terminal } from '../command.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption, sourceOptions, textOption } from '../options.ts';

interface Target {
  readonly root: string;
  /** What of it is meant; null where it was not given. */
  readonly id: string | null;
  /** Path from the folder of the SMS; null where it was not given. */
  readonly output: string | null;
  readonly format: string | null;
  /** What is read and judged. */
  readonly source: () => Promise<CheckOptions>;
  readonly terminal: Terminal;
}

const exports: Readonly<Record<string, (target: Target) => Promise<void>>> = {
  schemas: exportSchemas,
  'allowed-signers': exportAllowedSigners,
  matrix: exportMatrix,
  standard: exportStandard,
};

const ofMatrix = [
  { key: 'asOf', option: commonOptions.asOf },
  { key: 'ref', option: commonOptions.ref },
  { key: 'untrusted', option: commonOptions.untrusted },
];

export default defineCommand({
  name: 'export',
  args: '<what> [id]',
  summary:
    'Write files for other programs: schemas (JSON Schemas, with which an editor completes and checks frontmatter), allowed-signers (keys of people, with which Git and OpenSSH verify signatures), matrix (clauses of all standards in use with the items that show them) or standard (a library of CISO Assistant)',
  options: [
    commonOptions.root,
    ...ofMatrix.map(({ option }) => ({ ...option, summary: `${option.summary} (matrix)` })),
    {
      flags: '--output <path>',
      summary:
        'folder of the schemas (schemas), file of the keys (allowed_signers), of matrix and standard (standard output), from the folder of the SMS',
    },
    {
      flags: '--format <format>',
      summary: 'csv for matrix, ciso-assistant for standard: the only ones there are',
      choices: ['csv', 'ciso-assistant'],
    },
  ],
  examples: [
    'clausebook export schemas',
    'clausebook export schemas --output .vscode/schemas',
    'clausebook export allowed-signers',
    'clausebook export matrix --format csv --output matrix.csv',
    'clausebook export standard fitsm-1-v3 --format ciso-assistant --output fitsm-1.yaml',
  ],
  run: async ({ args, options, terminal }) => {
    const make = exports[args[0] ?? ''];
    if (make === undefined)
      throw new UsageError(
        `There is nothing to export by the name "${args[0] ?? ''}".`,
        `Use: ${Object.keys(exports)
          .map((what) => `clausebook export ${what}`)
          .join(', or ')}`,
      );
    const [, id = null] = args;
    const useless = args[0] === 'matrix' ? undefined : ofMatrix.find(({ key }) => options[key] !== undefined);
    if (useless !== undefined)
      throw new UsageError(
        `${useless.option.flags.split(' ', 1)[0] ?? ''} says how the matrix is judged; nothing else is judged here.`,
        'Leave it out.',
      );
    const output = textOption(options, 'output');
    const format = textOption(options, 'format');
    const root = rootOption(options, terminal);
    await make({ root, id, output, format, source: () => sourceOptions(options, terminal, root), terminal });
    return 0;
  },
});

async function exportSchemas({ root, output, terminal }: Target): Promise<void> {
  const schemas = schemasOfSms(await loadSms(root, { now: terminal.now }));
  const folder = output ?? 'schemas';
  for (const [file, schema] of schemas) await writeReport(root, `${folder}/${file}`, schemaText(schema));
  terminal.out(
    `${schemas.size} schemas written to ${folder}. Run this again when roles, people or other items are added, so that editors offer their ids.\n`,
  );
}

async function exportAllowedSigners({ root, output, terminal }: Target): Promise<void> {
  const sms = await readSms(root, { now: terminal.now });
  const { keys } = await readKeyring(statedKeys(sms).keys);
  const signers = allowedSignersOf(sms, keys, ['git', approvalNamespace]);
  const file = output ?? 'allowed_signers';
  await writeReport(root, file, renderAllowedSigners(signers));
  terminal.out(
    `${signers.length} ${signers.length === 1 ? 'key' : 'keys'} written to ${file}. Let Git verify with it: git config gpg.ssh.allowedSignersFile ${file}\n`,
  );
}

/** The matrix as the audience of the settings may see it. */
async function exportMatrix({ root, output, format, source, terminal }: Target): Promise<void> {
  refuseOtherFormat('matrix', format, 'csv');
  const checked = await checkSms(root, await source());
  const { sms } = visibleSms(checked, checked.sms.settings.audience);
  const text = matrixCsv(sms);
  if (output === null) {
    terminal.out(text);
    return;
  }
  await writeReport(root, output, text);
  terminal.out(`${sms.clauseStates.size} clauses written to ${output}.\n`);
}

async function exportStandard({ root, id, output, format, terminal }: Target): Promise<void> {
  refuseOtherFormat('standard', format, 'ciso-assistant');
  const { catalogue } = await loadSms(root, { now: terminal.now });
  const pack = catalogue.findPack(id ?? '');
  if (pack === undefined || pack.clauses.length === 0) {
    const known = catalogue.standards.filter((standard) => catalogue.clauses(standard.id).length > 0);
    throw new UsageError(
      id === null ? 'No standard is named.' : `There are no clauses of a standard "${id}".`,
      `Use: ${known.map((standard) => `clausebook export standard ${standard.id}`).join(', or ')}`,
    );
  }
  const { library, leftOut } = toCisoAssistant(pack, catalogue);
  const text = cisoLibraryText(library);
  if (leftOut.length > 0) terminal.err(`Has no place there:\n${leftOut.map((line) => `  ${line}\n`).join('')}`);
  if (output === null) {
    terminal.out(text);
    return;
  }
  await writeReport(root, output, text);
  terminal.out(`${pack.clauses.length} clauses of ${pack.standard.reference} written to ${output}.\n`);
}

function refuseOtherFormat(what: string, format: string | null, only: string): void {
  if (format !== null && format !== only)
    throw new UsageError(`A ${what} is not exported as ${format}.`, `Use: --format ${only}`);
}
