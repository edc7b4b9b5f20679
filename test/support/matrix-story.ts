import { GitSms } from './git-sms.ts';
import type { Who } from './git-sms.ts';

/** What may be said of a right besides its roles. */
export interface RightChanges {
  readonly count?: number;
  readonly independent?: 'yes' | 'no';
  readonly from?: string;
}

/** A row that lets roles approve policies. */
export function policyRow(roles: string, { count = 1, independent = 'yes', from = '–' }: RightChanges = {}): string {
  return `| policy | – | approved | ${roles} | ${count} | ${independent} | ${from} | – |`;
}

/** A row that lets roles approve the matrix itself. */
export function ownRow(roles: string): string {
  return `| authority-matrix | – | approved | ${roles} | 1 | no | – | – |`;
}

/** How the next version differs from one that Ben Holt writes and Ada Marsh approves on 4 May 2026. */
export interface NextMatrix {
  /** Day of the commits. */
  readonly on?: string;
  /** Day that the entry states, where that is another. */
  readonly approvedOn?: string;
  readonly by?: 'PER-001' | 'PER-004';
  readonly role?: string;
  readonly author?: Who;
}

/** An authority matrix from version to version. */
export class MatrixStory {
  readonly sms: GitSms;
  readonly #id: string;
  readonly #more: string;
  #entries = '';
  #minor = 0;

  private constructor(sms: GitSms, id: string, more: string) {
    this.sms = sms;
    this.#id = id;
    this.#more = more;
  }

  /** A repository whose first version of the matrix is in force from 12 January 2026. */
  static async start(rows: readonly string[]): Promise<MatrixStory> {
    return MatrixStory.on(GitSms.start(), '2026-01-12', rows);
  }

  /** A first version of a matrix in a repository, in force from a day. With another id it takes the place of AUT-001. */
  static async on(sms: GitSms, on: string, rows: readonly string[], id = 'AUT-001'): Promise<MatrixStory> {
    const story = new MatrixStory(sms, id, id === 'AUT-001' ? '' : 'supersedes: [AUT-001]\n');
    await story.#release(rows, { on, by: 'PER-001', role: 'ROL-001', author: 'PER-002' });
    return story;
  }

  /** The next version as a draft. */
  draft(
    rows: readonly string[],
    { author = 'PER-002', on = '2026-05-04' }: Pick<NextMatrix, 'author' | 'on'> = {},
  ): void {
    this.#minor += 1;
    this.#commitDraft(rows, author, on);
  }

  /** The next version, drafted and approved. */
  async next(rows: readonly string[], how: NextMatrix = {}): Promise<void> {
    this.#minor += 1;
    await this.#release(rows, { on: '2026-05-04', by: 'PER-001', role: 'ROL-001', author: 'PER-002', ...how });
  }

  async #release(
    rows: readonly string[],
    how: NextMatrix & { readonly on: string; readonly by: 'PER-001' | 'PER-004'; readonly author: Who },
  ): Promise<void> {
    const { sms } = this;
    const { on, by, role = 'ROL-001', author, approvedOn = on } = how;
    this.#commitDraft(rows, author, on);
    const digest = await sms.digestOf(this.#id);
    this.#entries += `  - {action: approved, by: ${by}, role: ${role}, on: ${approvedOn}, version: "1.${this.#minor}", digest: "${digest}"}\n`;
    const text = this.#text('approved', rows, `effective_from: ${approvedOn}\n`);
    sms.commit({ by, on, message: 'Approve the matrix', files: { [this.#file]: text } });
  }

  #commitDraft(rows: readonly string[], by: Who, on: string): void {
    this.sms.commit({ by, on, message: 'Write the matrix', files: { [this.#file]: this.#text('draft', rows) } });
  }

  get #file(): string {
    return `policies/${this.#id.toLowerCase()}.md`;
  }

  #text(status: string, rows: readonly string[], more = ''): string {
    const approvals = this.#entries === '' ? '' : `approvals:\n${this.#entries}`;
    return `---
id: ${this.#id}
owner: ROL-001
version: "1.${this.#minor}"
status: ${status}
classification: internal
${this.#more}${more}${approvals}---

# Who may approve

## Rights

| Type | Kind | Action | Roles | Min count | Independent | From | To |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
  }
}
