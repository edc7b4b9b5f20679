import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

const folder = async (): Promise<string> => (await temporarySms({}, true)).root;

describe('clausebook init', () => {
  test('writes eight documents that check clean, with gaps that say what is missing', async () => {
    const root = await folder();
    const { code, out, err } = await clausebook(
      ['init', 'manual', '--organization', 'Nord: "Süd" & Co', '--owner', "Ada O'Marsh"],
      root,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Nord: "Süd" & Co: 8 documents written to manual\.\nCheck: 0 findings, \d+ gaps/);
    const manual = join(root, 'manual');
    const check = await clausebook(['check', '--format', 'json', '--fail-on', 'info'], manual);
    const report = JSON.parse(check.out) as { summary: { total: number; gaps: number } };
    expect({ code: check.code, total: report.summary.total }).toEqual({ code: 0, total: 0 });
    expect(report.summary.gaps).toBeGreaterThan(20);
    const markdown = (await readdir(manual, { recursive: true })).filter(
      (name) => name.endsWith('.md') && name !== 'README.md',
    );
    expect(markdown).toHaveLength(8);
    const settings = parse(await readFile(join(manual, 'clausebook.yaml'), 'utf8')) as Record<string, unknown>;
    expect(settings).toMatchObject({ organization: 'Nord: "Süd" & Co', level: 'essential' });
    expect(settings).not.toHaveProperty('in_force_from');
  });

  test('writes what a build needs', async () => {
    const root = await folder();
    await clausebook(['init', '.', '--organization', 'Example Ltd', '--yes'], root);
    const text = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
    expect(JSON.parse(await text('package.json'))).toMatchObject({
      name: 'example-ltd-manual',
      type: 'module',
      scripts: {
        check: 'clausebook check',
        build: 'clausebook build',
        dev: 'clausebook dev',
        preview: 'clausebook preview',
      },
      devDependencies: {
        clausebook: expect.stringMatching(/^\^\d/) as string,
        astro: expect.stringMatching(/\d/) as string,
        node: '^24.0.0',
      },
    });
    expect(await text('astro.config.mjs')).toBe(
      "import { defineConfig } from 'astro/config';\nimport clausebook from 'clausebook';\n\nexport default defineConfig({ integrations: [clausebook()] });\n",
    );
    expect(await text('src/content.config.ts')).toBe(
      "import { clausebookCollections } from 'clausebook';\n\nexport const collections = clausebookCollections();\n",
    );
    expect(await text('.github/workflows/clausebook.yml')).toContain('npx clausebook check --format github');
    expect(await text('.gitignore')).toContain('node_modules/');
    expect(await readdir(join(root, 'schemas'))).toEqual(
      expect.arrayContaining(['policy.schema.json', 'clausebook.schema.json']),
    );
    expect(await text('README.md')).toContain('Example Ltd');
  });

  test('the task for VS Code finds file, line and message of every finding', async () => {
    const root = await folder();
    await clausebook(['init', '.', '--organization', 'Example Ltd', '--yes'], root);
    const tasks = JSON.parse(await readFile(join(root, '.vscode/tasks.json'), 'utf8')) as {
      tasks: { command: string; problemMatcher: { pattern: { regexp: string } } }[];
    };
    const [task] = tasks.tasks;
    expect(task?.command).toBe('npx clausebook check --format github');
    await writeFile(
      join(root, 'content/plans/x.md'),
      '---\nid: PLN-009\nowner: ROL-099\nkind: other\n---\n\n# X: y, z\n\n[a](gone.md)\n',
    );
    const { out } = await clausebook(['check', '--format', 'github'], root);
    const lines = out.split('\n').filter((line) => line.includes(' file='));
    expect(lines.length).toBeGreaterThan(1);
    const pattern = new RegExp(task?.problemMatcher.pattern.regexp ?? '');
    for (const line of lines)
      expect(pattern.exec(line)?.slice(1, 3), line).toEqual([
        expect.stringMatching(/^(?:error|warning|notice)$/),
        'content/plans/x.md',
      ]);
    const link = lines.map((line) => pattern.exec(line)).find((match) => match?.[5] === 'LINK-001' && match[3] === '9');
    expect(link?.slice(2, 6)).toEqual(['content/plans/x.md', '9', '1', 'LINK-001']);
    expect(link?.[6]).toMatch(/gone\.md/);
    expect(link?.[6]).not.toContain('%0A');
  });

  test('what it wrote can be approved, and a second document can follow', async () => {
    const root = await folder();
    await clausebook(['init', '.', '--organization', 'Example Ltd', '--yes'], root);
    expect((await clausebook(['approve', 'POL-001', '--by', 'PER-001', '--role', 'ROL-001'], root)).code).toBe(0);
    expect((await clausebook(['new', 'process', '--title', 'Manage changes'], root)).out).toMatch(
      /^PRC-002: process written to content\/processes\/manage-changes\.md\./,
    );
    expect((await clausebook(['check'], root)).code).toBe(0);
  });

  test('refuses a folder that has an SMS, and documents that are there', async () => {
    const root = await folder();
    await clausebook(['init', '.', '--yes'], root);
    const again = await clausebook(['init', '.', '--yes'], root);
    expect(again.code).toBe(2);
    expect(again.err).toMatch('already holds an SMS (clausebook.yaml)');
    await mkdir(join(root, 'other/policies'), { recursive: true });
    await writeFile(join(root, 'other/policies/scope.md'), '# Mine\n');
    expect((await clausebook(['init', 'other', '--yes'], root)).err).toMatch(/policies\/scope\.md is there already\./);
  });

  test('keeps a README and a package.json that are there', async () => {
    const root = await folder();
    await writeFile(join(root, 'README.md'), '# Mine\n');
    const { code, out } = await clausebook(['init', '.', '--organization', 'Example Ltd', '--yes'], root);
    expect(code).toBe(0);
    expect(out).toContain('Kept as they were: README.md.');
    expect(await readFile(join(root, 'README.md'), 'utf8')).toBe('# Mine\n');
  });

  test('asks nobody where nobody can answer', async () => {
    const root = await folder();
    expect(await clausebook(['init', '.'], root)).toEqual({
      code: 2,
      out: '',
      err: 'The name of the organization is needed.\nGive it: clausebook init --organization "Example Ltd" (or --yes for the name of the folder).\n',
    });
  });
});
