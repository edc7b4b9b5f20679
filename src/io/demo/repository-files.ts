import { firstMatrix, movedFile, renamedFolder } from './story.ts';

/** `.gitattributes` of the repository: nothing may change the bytes that digests are made of. */
export const gitAttributes = `# Texts are bound by digests: Git changes no line ends.
* -text
*.md diff=markdown
`;

export const gitIgnore = `node_modules/
dist/
.clausebook/
.astro/
`;

export const readme = `# Brindlemoor service management manual

The service management system of Brindlemoor Managed Services Ltd, kept as text in Git. The company and its people are
fictional. \`clausebook demo\` made this repository.

- \`policies/\` and \`content/\` hold the manual; \`clausebook.yaml\` holds its settings.
- Documents are drafted on branches, reviewed and approved by commits of those who act, and merged by the document controller.
- Registers and records grow on the main line.
- Tags \`manual-YEAR.QUARTER\` mark the releases.

Every key that signs here is a test key: it follows from a fixed text, anybody can make it, and it proves nothing outside this
demo. Never put one of them on a list of keys you trust.

    npx clausebook check
    npx clausebook history PRO-002
`;

/** Days on which settings came into use, by their name at the top level or one level below. */
const settingsSince: Readonly<Record<string, string>> = {
  control: '2025-09-22',
  in_force_from: '2025-09-29',
  series_start: '2025-12-15',
  paper_copies: '2025-10-02',
  platform_keys: '2024-07-01',
  as_of: '2026-06-30',
};

const approversBeforeMatrix = `
# Who may approve until an authority matrix says so.
approvers:
  default: [ROL-001, ROL-003]
`;

/** Days on which the settings changed after the first commit, oldest first. */
export const settingsDays: readonly string[] = [
  ...new Set(
    [...Object.values(settingsSince), firstMatrix.inForce, renamedFolder.on].filter((day) => day > '2024-07-01'),
  ),
].sort();

/**
 * Settings of the generated repository on a day.
 *
 * @param settings those of this package, which say that its commits tell nothing about the SMS
 * @param day which day
 */
export function settingsOn(settings: string, day: string): string {
  const paragraphs = settings.split(/\n\n/).flatMap((paragraph) => {
    const lines = paragraph.replace(/\n$/, '').split('\n');
    const kept: string[] = [];
    let isKept = true;
    for (const line of lines) {
      const name = /^([a-z_]+):/.exec(line)?.[1];
      if (name !== undefined) isKept = name !== 'history' && (settingsSince[name] ?? '') <= day;
      const below = /^ {2}([a-z_]+):/.exec(line)?.[1];
      const isIn = isKept && (below === undefined || (settingsSince[below] ?? '') <= day);
      if (line.startsWith('#') || isIn) kept.push(line);
    }
    const hasSettings = kept.some((line) => !line.startsWith('#'));
    return hasSettings ? [kept.join('\n')] : [];
  });
  const approvers = day < firstMatrix.inForce ? approversBeforeMatrix : '';
  const text = `${paragraphs.join('\n\n')}\n${approvers}`;
  return day < renamedFolder.on ? text.replace(/^(roots: .*)\bcontent\b/m, `$1${renamedFolder.from}`) : text;
}

/** Whether the folder was renamed and the file moved already. */
export interface Layout {
  readonly isRenamed: boolean;
  readonly isMoved: boolean;
}

/**
 * Where a file lay under a layout.
 *
 * @param path where it lies in the end
 */
export function pathUnder(path: string, { isRenamed, isMoved }: Layout): string {
  const moved = !isMoved && path === movedFile.to ? movedFile.from : path;
  return isRenamed ? moved : moved.replace(new RegExp(`^${renamedFolder.to}/`), `${renamedFolder.from}/`);
}

/** A text with its links to other folders as they were under a layout. */
export function textUnder(text: string, { isRenamed }: Layout): string {
  return isRenamed ? text : text.replaceAll(`](../${renamedFolder.to}/`, `](../${renamedFolder.from}/`);
}
