import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../../src/io/package-version.ts';
import { clausebook } from '../../support/command-line.ts';
import type { TemporarySms } from '../../support/temporary-sms.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

const procedure = (text: string): string =>
  `---\nid: PRO-001\nowner: ROL-005\nstatus: approved\nclassification: internal\n---\n\n# Hand over a shift\n\n${text}\n`;

/** An SMS below a folder of its own, as in a repository that holds more; an owner and a link lead nowhere (lines 3 and 10). */
async function smsInFolder(): Promise<TemporarySms & { readonly folder: string }> {
  const sms = await temporarySms(
    {
      'manual/clausebook.yaml':
        'organization: Small Ltd\nlevel: essential\nhistory: none\nas_of: 2026-06-30\nrules: {IDEN-001: off, APPR-001: info}\n',
      'manual/content/procedures/pro-001.md': procedure('Follow the [checklist](checklist.md).'),
    },
    true,
  );
  return { ...sms, folder: join(sms.root, 'manual') };
}

interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly line: number }[];
}

describe('clausebook check', () => {
  test('the forms that are attached to files name them from where the program was started', async () => {
    const sms = await smsInFolder();
    const fromAbove = ['check', '--root', 'manual', '--format'];
    const github = await clausebook([...fromAbove, 'github'], sms.root);
    expect(github.out).toContain('file=manual/content/procedures/pro-001.md,line=10,');
    const sarif = await clausebook([...fromAbove, 'sarif'], sms.root);
    expect(sarif.out).toContain('"uri": "manual/content/procedures/pro-001.md"');
    const inside = await clausebook(['check', '--format', 'github'], sms.folder);
    expect(inside.out).toContain('file=content/procedures/pro-001.md,line=10,');
    await mkdir(join(sms.root, 'elsewhere'));
    const outside = await clausebook(
      ['check', '--root', '../manual', '--format', 'github'],
      join(sms.root, 'elsewhere'),
    );
    expect(outside.out).toContain('file=content/procedures/pro-001.md,line=10,');
  });

  test('json and sarif name the tool and its version', async () => {
    const sms = await smsInFolder();
    const report = JSON.parse((await clausebook(['check', '--format', 'json'], sms.folder)).out) as Report;
    expect(report.tool).toEqual({ name: 'clausebook', version: packageVersion() });
    const sarif = JSON.parse((await clausebook(['check', '--format', 'sarif'], sms.folder)).out) as {
      readonly runs: readonly { readonly tool: { readonly driver: { readonly version: string } } }[];
    };
    expect(sarif.runs[0]?.tool.driver.version).toBe(packageVersion());
  });

  test('the exit code follows --fail-on, and a pipe sees nothing but the report', async () => {
    const sms = await smsInFolder();
    const outcome = async (...args: string[]): Promise<readonly [number, string]> => {
      const { code, err } = await clausebook(['check', ...args], sms.folder);
      return [code, err];
    };
    expect(await outcome()).toEqual([1, '']);
    expect(await outcome('--fail-on', 'error')).toEqual([1, '']);
    expect(await outcome('--fail-on', 'block')).toEqual([0, '']);
  });

  test('--output writes the whole report into a file and nothing beside it', async () => {
    const sms = await smsInFolder();
    const { code, out } = await clausebook(['check', '--format', 'json', '--output', 'report.json'], sms.folder);
    expect([code, out]).toEqual([1, '']);
    const report = JSON.parse(await readFile(join(sms.folder, 'report.json'), 'utf8')) as Report;
    expect(report.findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['LINK-001 3', 'LINK-001 10']);
    expect((await readdir(sms.folder)).sort()).toEqual(['clausebook.yaml', 'content', 'report.json']);
  });

  test('--as-of judges another day than the settings', async () => {
    const sms = await smsInFolder();
    const { out } = await clausebook(['check', '--format', 'json', '--as-of', '2026-01-31'], sms.folder);
    expect((JSON.parse(out) as Report).asOf).toBe('2026-01-31');
  });

  test.each([
    [['--as-of', '2026-02-30'], '--as-of 2026-02-30 is no calendar day.'],
    [['--format', 'xml'], 'xml'],
    [['--fail-on', 'never'], 'never'],
    [['--rot', 'x'], '--rot'],
  ])('what cannot be done is exit 2 with the reason: %j', async (args, reason) => {
    const sms = await smsInFolder();
    const { code, out, err } = await clausebook(['check', ...args], sms.folder);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });

  test('a folder without settings is exit 2 and says what is missing', async () => {
    const sms = await temporarySms({ 'note.txt': '' }, true);
    const { code, err } = await clausebook(['check'], sms.root);
    expect(code).toBe(2);
    expect(err).toContain('clausebook.yaml');
  });
});
