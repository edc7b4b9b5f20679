import { readFile } from 'node:fs/promises';
import { addDuration, parseDuration } from '../core/lifecycle/calendar.ts';
import { renderText } from '../core/model/render-yaml.ts';
import { createSlugger } from '../markdown/slug.ts';
import { toolVersions } from './tool-versions.ts';

/** What a new SMS is filled with. */
export interface InitAnswers {
  readonly organization: string;
  /** Name of the first person, who holds the first roles. */
  readonly owner: string;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly timeZone: string;
}

const folder = new URL('./init-template/', import.meta.url);

/** The eight documents of a new SMS. */
export const documents = [
  'policies/scope.md',
  'policies/service-management-policy.md',
  'content/plans/service-management-plan.md',
  'content/processes/incidents-and-requests.md',
  'content/services/workplace-support.md',
  'content/agreements/service-level-agreement.md',
  'content/registers/organization.md',
  'content/registers/risks.md',
] as const;

/** Files around the documents: path in the SMS -> file of the template. */
const around = {
  'clausebook.yaml': 'root/clausebook.yaml',
  'README.md': 'root/README.md',
  '.github/workflows/clausebook.yml': 'root/workflow.yml',
  '.vscode/tasks.json': 'root/tasks.json',
} as const;

/**
 * Files of a new SMS.
 *
 * @param answers names and day to fill in
 * @returns path -> content, the documents first
 */
export async function initFiles(answers: InitAnswers): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const path of documents) files.set(path, fill(await readTemplate(path), answers));
  for (const [path, template] of Object.entries(around)) files.set(path, fill(await readTemplate(template), answers));
  files.set('package.json', `${JSON.stringify(await manifest(answers), null, 2)}\n`);
  files.set(
    'astro.config.mjs',
    "import { defineConfig } from 'astro/config';\nimport clausebook from 'clausebook';\n\nexport default defineConfig({ integrations: [clausebook()] });\n",
  );
  files.set(
    'src/content.config.ts',
    "import { clausebookCollections } from 'clausebook';\n\nexport const collections = clausebookCollections();\n",
  );
  files.set('.gitignore', 'node_modules/\ndist/\n.astro/\n.clausebook/\n');
  return files;
}

function readTemplate(path: string): Promise<string> {
  return readFile(new URL(path, folder), 'utf8');
}

function fill(template: string, { organization, owner, today, timeZone }: InitAnswers): string {
  const in3Months = parseDuration('P3M');
  const inAYear = parseDuration('P1Y');
  const values: Readonly<Record<string, string>> = {
    organization,
    organization_yaml: renderText(organization),
    owner_yaml: renderText(owner),
    today,
    in_three_months: in3Months === null ? today : addDuration(today, in3Months),
    in_a_year: inAYear === null ? today : addDuration(today, inAYear),
    time_zone: timeZone,
  };
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template asks for "${name}", which nobody gives.`);
    return value;
  });
}

async function manifest({ organization }: InitAnswers): Promise<object> {
  const { clausebook, astro, node } = await toolVersions();
  return {
    name: createSlugger()(`${organization} manual`).replaceAll(/[^a-z0-9-]/g, '') || 'service-manual',
    private: true,
    type: 'module',
    scripts: {
      check: 'clausebook check',
      build: 'clausebook build',
      dev: 'clausebook dev',
      preview: 'clausebook preview',
    },
    devDependencies: { astro, clausebook, node },
  };
}
