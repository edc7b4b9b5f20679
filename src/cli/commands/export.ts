import { allowedSignersOf } from '../../core/control/keys-of-file.ts';
import { statedKeys } from '../../core/control/signer-keys.ts';
import { approvalNamespace } from '../../core/control/signed-entry.ts';
import { schemasOfSms, schemaText } from '../../core/model/schemas-of-sms.ts';
import { loadSms } from '../../io/load-sms.ts';
import { readSms } from '../../io/read-sms.ts';
import { renderAllowedSigners } from '../../io/signatures/allowed-signers.ts';
import { readKeyring } from '../../io/signatures/keyring.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import type { Terminal } from '../command.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption } from '../options.ts';

interface Target {
  readonly root: string;
  /** Path from the folder of the SMS; null where it was not given. */
  readonly output: string | null;
  readonly terminal: Terminal;
}

const exports: Readonly<Record<string, (target: Target) => Promise<void>>> = {
  schemas: exportSchemas,
  'allowed-signers': exportAllowedSigners,
};

export default defineCommand({
  name: 'export',
  args: '<what>',
  summary:
    'Write files for other programs: schemas (JSON Schemas, with which an editor completes and checks frontmatter) or allowed-signers (keys of people, with which Git and OpenSSH verify signatures)',
  options: [
    commonOptions.root,
    {
      flags: '--output <path>',
      summary: 'folder of the schemas (schemas), or file of the keys (allowed_signers), from the folder of the SMS',
    },
  ],
  examples: [
    'clausebook export schemas',
    'clausebook export schemas --output .vscode/schemas',
    'clausebook export allowed-signers',
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
    const output = typeof options['output'] === 'string' ? options['output'] : null;
    await make({ root: rootOption(options, terminal), output, terminal });
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
