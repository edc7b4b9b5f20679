import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real folder with an SMS that several tests use. */
export interface SmsFolder {
  readonly root: string;
  readonly write: (file: string, content: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/**
 * Writes an SMS into a new temporary folder; whoever asks for it removes it.
 *
 * @param files path -> content
 */
export async function smsFolder(files: Readonly<Record<string, string>>): Promise<SmsFolder> {
  const root = await mkdtemp(join(tmpdir(), 'clausebook-sms-'));
  const write = async (file: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

const organization = `---
id: REG-001
type: register
of: [role, person]
owner: ROL-001
classification: internal
rows:
  - {id: ROL-001, name: Head of Service Management, top_management: true, posts: [{person: PER-001, from: 2020-01-01}]}
  - {id: PER-001, name: Ada Marsh, employment: {from: 2019-01-01}}
  - {id: PER-002, name: Ben Gone, employment: {from: 2019-01-01, to: 2024-12-31}}
---

# Organization
`;

/**
 * Files of a small SMS: settings, one role and two people.
 *
 * @param settings more lines of clausebook.yaml
 */
export function smallFiles(settings = ''): Readonly<Record<string, string>> {
  return {
    'clausebook.yaml': `organization: Example Ltd
level: advanced
history: none
as_of: 2026-06-30
in_force_from: 2026-06-30
series_start: 2026-06-01
owner: ROL-001
approvers: {default: [ROL-001]}
${settings}`,
    'content/organization.md': organization,
  };
}

/** A document of the small SMS. */
export function documentFile(id: string, frontmatter: string, body: string): string {
  return `---\nid: ${id}\nowner: ROL-001\nclassification: internal\n${frontmatter}\n---\n\n${body}\n`;
}
