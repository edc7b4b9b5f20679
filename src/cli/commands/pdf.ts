import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Classification } from '../../core/types/declaration.ts';
import { checkSms } from '../../io/check-sms.ts';
import { loadSettings } from '../../io/load-settings.ts';
import { findBrowser } from '../../io/paper/find-browser.ts';
import { startBrowser } from '../../io/paper/headless-browser.ts';
import type { Paper } from '../../io/paper/papers.ts';
import { dayOfPublished, papersOfItems, papersOfSection } from '../../io/paper/papers.ts';
import type { PaperSize } from '../../io/paper/print-pdf.ts';
import { paperSizes, printPdf } from '../../io/paper/print-pdf.ts';
import type { PublishedServer } from '../../io/serve-published.ts';
import { servePublished } from '../../io/serve-published.ts';
import { UsageError } from '../../io/usage-error.ts';
import { writeReport } from '../../io/write-report.ts';
import { wholeManual } from '../../views/print/print-sections.ts';
import type { CommandInput, CommandOptions } from '../command.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { rootOption, sourceOptions, textOption } from '../options.ts';
import { withAstro } from '../with-astro.ts';

export default defineCommand({
  name: 'pdf',
  args: '[ids...]',
  summary: 'Print documents, a section or the whole manual into PDFs, with the browser of this machine',
  options: [
    commonOptions.root,
    { flags: '--section <name>', summary: 'a section such as policies or registers; /print/ lists them' },
    { flags: '--all', summary: 'the whole manual' },
    { flags: '--output <file>', summary: 'file to write; a folder where there are several ids' },
    { flags: '--from <dir>', summary: 'folder of a published manual (dist, or a build for this purpose)' },
    { flags: '--paper <size>', summary: 'size of the sheets', choices: Object.keys(paperSizes), default: 'A4' },
    { flags: '--browser <file>', summary: 'Chrome, Chromium or Edge to print with' },
    commonOptions.asOf,
    {
      flags: '--audience <classification>',
      summary: 'highest classification that the PDF contains',
      choices: ['public', 'customer', 'internal', 'restricted'],
    },
    commonOptions.untrusted,
    commonOptions.quiet,
  ],
  examples: [
    'clausebook pdf POL-001 --output pol-001.pdf',
    'clausebook pdf --section policies',
    'clausebook pdf --all --as-of 2026-03-31 --output manual-2026-03-31.pdf',
  ],
  run: async (input) => {
    const { args, options, terminal } = input;
    checkChoice(args, options);
    const browser = await findBrowser(textOption(options, 'browser'), process.env, process.platform);
    const { folder, remove } = await publishedFolder(input);
    try {
      const day = await dayOfPublished(folder);
      const { site } = await loadSettings(rootOption(options, terminal));
      const server = await servePublished({ folder, base: site.base, port: 0 });
      try {
        const papers = await papersToPrint(server, folder, input);
        await printAll(papers, {
          browser,
          server,
          page: {
            paper: options['paper'] as PaperSize,
            day,
            origin: site.url === null ? null : new URL(site.url).origin,
          },
          input,
        });
      } finally {
        server.stop();
      }
    } finally {
      await remove();
    }
    return 0;
  },
});

function checkChoice(args: readonly string[], options: CommandOptions): void {
  const chosen = [args.length > 0, textOption(options, 'section') !== null, options['all'] === true];
  if (chosen.filter(Boolean).length === 1) return;
  throw new UsageError(
    'Expected ids of documents, --section or --all: one of the three.',
    'For example: `clausebook pdf POL-001`, or `clausebook pdf --all`.',
  );
}

/** A manual that is published already, or one built into a folder that goes away afterwards. */
async function publishedFolder({
  options,
  terminal,
}: CommandInput): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const root = rootOption(options, terminal);
  const from = textOption(options, 'from');
  const keep = (): Promise<void> => Promise.resolve();
  const isOther = ['asOf', 'audience', 'untrusted'].some((name) => options[name] !== undefined);
  if (from !== null && isOther)
    throw new UsageError(
      'A published manual has its day and audience already.',
      'Leave out --from, or --as-of, --audience and --untrusted.',
    );
  if (from !== null) return { folder: resolve(terminal.cwd, from), remove: keep };
  const dist = resolve(root, 'dist');
  if (!isOther && (await exists(join(dist, 'sms.json')))) return { folder: dist, remove: keep };
  const lab = await mkdtemp(join(tmpdir(), 'clausebook-pdf-'));
  const remove = (): Promise<void> => rm(lab, { recursive: true, force: true });
  await buildInto(join(lab, 'dist'), { options, terminal }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return { folder: join(lab, 'dist'), remove };
}

async function buildInto(outDir: string, { options, terminal }: Omit<CommandInput, 'args'>): Promise<void> {
  const root = rootOption(options, terminal);
  const source = await sourceOptions(options, terminal, root);
  const checked = await checkSms(root, { ...source, isBuild: true });
  const outcome = await withAstro('build', root, {
    checked,
    now: terminal.now,
    withoutSearch: true,
    outDir,
    ...(source.asOf === undefined ? {} : { asOf: source.asOf }),
    ...(options['audience'] === undefined ? {} : { audience: options['audience'] as Classification }),
  });
  if (outcome !== null && 'refusedBecause' in outcome)
    throw new UsageError(outcome.refusedBecause, 'Nothing was printed.');
}

async function papersToPrint(
  server: PublishedServer,
  folder: string,
  { args, options }: CommandInput,
): Promise<readonly Paper[]> {
  if (args.length > 0) return papersOfItems(server, args);
  return papersOfSection(server, folder, textOption(options, 'section') ?? wholeManual);
}

async function printAll(
  papers: readonly Paper[],
  {
    browser: program,
    server,
    page,
    input: { args, options, terminal },
  }: {
    readonly browser: string;
    readonly server: PublishedServer;
    readonly page: Parameters<typeof printPdf>[2];
    readonly input: CommandInput;
  },
): Promise<void> {
  const browser = await startBrowser(program);
  try {
    for (const [at, { path, name }] of papers.entries()) {
      const pdf = await printPdf(browser, `${server.address}${path.slice(1)}`, page);
      const file = fileOf(textOption(options, 'output'), { name, at, isFolder: args.length > 1 });
      await writeReport(terminal.cwd, file, pdf);
      if (options.quiet !== true) terminal.err(`Wrote ${file}, as of ${page.day}.\n`);
    }
  } finally {
    await browser.stop();
  }
}

/** Several ids go into a folder; later parts of a section stand beside its first: `manual.pdf`, `manual-2.pdf`. */
function fileOf(
  output: string | null,
  { name, at, isFolder }: { readonly name: string; readonly at: number; readonly isFolder: boolean },
): string {
  if (output === null) return name;
  if (isFolder) return join(output, name);
  return at === 0 ? output : join(output, '..', `${basename(output).replace(/\.pdf$/i, '')}-${at + 1}.pdf`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
