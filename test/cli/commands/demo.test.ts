import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statedKeys } from '../../../src/core/control/signer-keys.ts';
import type { Commit } from '../../../src/core/history/commit.ts';
import { authorsOf, identifier } from '../../../src/core/history/identities.ts';
import { entryKey } from '../../../src/core/history/versions.ts';
import { snapshotsOf } from '../../../src/core/history/snapshot.ts';
import type { ItemSnapshot } from '../../../src/core/history/snapshot.ts';
import type { Sms } from '../../../src/core/model/sms.ts';
import { ForeignMapper } from '../../../src/core/model/foreign.ts';
import { buildTypeTable } from '../../../src/core/types/type-table.ts';
import type { GitRepository } from '../../../src/io/git/git-repository.ts';
import { openRepository } from '../../../src/io/git/open-repository.ts';
import { loadSms } from '../../../src/io/load-sms.ts';
import { sha256 } from '../../../src/io/sha256.ts';
import { verifyObjectSignature } from '../../../src/io/signatures/commit-signature.ts';
import type { Keyring } from '../../../src/io/signatures/keyring.ts';
import { readKeyring } from '../../../src/io/signatures/keyring.ts';
import { verifyEntrySignature } from '../../../src/io/signatures/verify-signature.ts';
import { parseCsv } from '../../../src/markdown/parse-csv.ts';
import { parseSource } from '../../../src/markdown/parse-source.ts';
import { clausebook, repository as project } from '../../support/command-line.ts';
import { git, gitBytes } from '../../support/git.ts';

// The demo is derived from `policies/`, `content/` and `src/io/demo/story.ts`: whoever edits those enters the new id here.
const lastCommit = 'f85e65d66f7487ff3e9a02ac0b43861133e4603e';

const place = mkdtempSync(join(tmpdir(), 'clausebook-demo-'));
const root = join(place, 'brindlemoor');
let repository: GitRepository;
/** Oldest first. */
let commits: readonly Commit[];
let sms: Sms;
let keyring: Keyring;
/** What each state of a text file holds, by blob and path. */
const states = new Map<string, readonly ItemSnapshot[]>();
const problems: string[] = [];

const dayOf = (commit: Commit): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' }).format(
    new Date(commit.author.at * 1000),
  );

beforeAll(async () => {
  expect(await clausebook(['demo', 'brindlemoor'], place)).toMatchObject({ code: 0, err: '' });
  const opened = await openRepository(root);
  if (opened.repository === null) throw new Error(opened.limit.message);
  repository = opened.repository;
  commits = (await repository.walk((await repository.resolve('HEAD')) ?? '')).toReversed();
  sms = await loadSms(root);
  keyring = await readKeyring(statedKeys(sms).keys);
  const files = new Map(
    commits.flatMap(({ changes }) =>
      changes.flatMap(({ path, after }) => (after === null ? [] : [[`${after} ${path}`, { path, blob: after }]])),
    ),
  );
  const blobs = await repository.readBlobs([...new Set([...files.values()].map(({ blob }) => blob))]);
  const ofFile = new Map(
    [...sms.items.values()].flatMap((item) => (item.storage === 'file' ? [[item.file, item.id]] : [])),
  );
  for (const register of sms.registers.values()) ofFile.set(register.file, register.id);
  const ids = new Map([...sms.items.keys(), ...sms.registers.keys()].map((id) => [id.toLowerCase(), id]));
  const index = {
    findId: (text: string) => ids.get(text.toLowerCase()) ?? null,
    idOfFile: (file: string) => ofFile.get(file.replace(/^handbook\//, 'content/')) ?? null,
    hasAsset: () => false,
  };
  const context = {
    settings: sms.settings,
    table: buildTypeTable(sms.settings),
    mapper: new ForeignMapper(sms.settings),
    index,
    then: index,
    assets: new Map<string, string>(),
    sha256,
  };
  for (const [key, { path, blob }] of files) {
    const bytes = blobs.get(blob) ?? new Uint8Array();
    if (/\/.*\.md$/.test(path)) {
      const facts = parseSource(path, bytes, sha256(bytes));
      problems.push(...facts.problems.map(({ actual }) => `${path} ${blob}: ${actual}`));
      states.set(key, snapshotsOf(facts, null, blob, context, path));
    } else if (path.endsWith('.csv')) {
      problems.push(...parseCsv(path, bytes, sha256(bytes)).problems.map(({ actual }) => `${path} ${blob}: ${actual}`));
    }
  }
}, 240_000);

afterAll(async () => {
  await repository.close();
  rmSync(place, { recursive: true, force: true });
});

/** Items in a file as a commit left it. */
const itemsIn = ({ path, after }: { readonly path: string; readonly after: string | null }): readonly ItemSnapshot[] =>
  (after === null ? undefined : states.get(`${after} ${path}`)) ?? [];

interface Entered {
  readonly id: string;
  readonly item: ItemSnapshot;
  readonly entry: ItemSnapshot['approvals'][number];
  readonly commit: Commit;
}

/** Every approval entry of the history with the commit that brought it. */
const enteredApprovals = (): readonly Entered[] => {
  const known = new Set<string>();
  return commits.flatMap((commit) =>
    commit.changes.flatMap((change) =>
      itemsIn(change).flatMap((item) =>
        item.approvals.flatMap((entry) => {
          const key = `${item.id}\n${entryKey(entry)}`;
          if (known.has(key)) return [];
          known.add(key);
          return [{ id: item.id, item, entry, commit }];
        }),
      ),
    ),
  );
};

const digestsOf = (
  id: string,
): readonly { readonly commit: Commit; readonly digest: string; readonly blob: string }[] =>
  commits.flatMap((commit) =>
    commit.changes.flatMap((change) =>
      itemsIn(change).flatMap((item) => (item.id === id ? [{ commit, digest: item.digest, blob: item.blob }] : [])),
    ),
  );

const committed = (text: string): Commit => {
  const found = commits.find(({ message }) => message.startsWith(text));
  if (found === undefined) throw new Error(`no commit "${text}"`);
  return found;
};

describe('clausebook demo', () => {
  test('makes the same repository every time, with more than 400 commits, merges, tags', async () => {
    const again = await clausebook(['demo', 'again'], place);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(git(root, 'rev-parse', 'HEAD')).toBe(lastCommit);
    expect(git(join(place, 'again'), 'rev-parse', 'HEAD')).toBe(lastCommit);
    expect(git(join(place, 'again'), 'show-ref', '--tags')).toBe(git(root, 'show-ref', '--tags'));
    expect(commits.length).toBeGreaterThan(400);
    expect(commits.filter(({ parents }) => parents.length === 2).length).toBeGreaterThan(100);
    expect(git(root, 'tag').split('\n')).toEqual([
      'manual-2024.3',
      'manual-2024.4',
      'manual-2025.1',
      'manual-2025.2',
      'manual-2025.3',
      'manual-2025.4',
      'manual-2026.1',
      'manual-2026.2',
    ]);
    expect([dayOf(commits[0] as Commit), dayOf(commits.at(-1) as Commit)]).toEqual(['2024-07-01', '2026-06-30']);
  }, 120_000);

  test('leaves a repository in which Git finds no fault and no change', () => {
    expect(gitBytes(root, ['fsck', '--full', '--strict']).toString()).toBe('');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'branch', '--show-current')).toBe('main');
  });

  test('ends with the files of this repository, settings without `history: none`', async () => {
    for (const folder of ['policies', 'content']) {
      const names = async (top: string): Promise<readonly string[]> =>
        (await readdir(join(top, folder), { recursive: true })).sort();
      expect(await names(root)).toEqual(await names(project));
      for (const name of (await names(root)).filter((path) => path.includes('.'))) {
        const read = (top: string): Promise<Buffer> => readFile(join(top, folder, name));
        expect((await read(root)).equals(await read(project)), name).toBe(true);
      }
    }
    const here = await readFile(join(project, 'clausebook.yaml'), 'utf8');
    const without = here.replace(/# The commits of this repository[^\n]*\nhistory: none\n\n/, '');
    expect(without).not.toBe(here);
    expect(await readFile(join(root, 'clausebook.yaml'), 'utf8')).toBe(without);
  });

  test('refuses a folder that holds something', async () => {
    await writeFile(join(place, 'note.txt'), 'mine');
    const { code, err } = await clausebook(['demo', '.'], place);
    expect(code).toBe(2);
    expect(err).toContain('is not empty; nothing was written');
    expect((await clausebook(['demo'], place)).code).toBe(2);
  });
});

describe('its history', () => {
  test('parses at every commit', () => {
    expect(problems).toEqual([]);
    expect(states.size).toBeGreaterThan(600);
  });

  test('is of people of the register, in working hours, in order', () => {
    const identify = identifier(sms);
    const unknown = commits.flatMap((commit) =>
      authorsOf(commit, identify).flatMap(({ person, email }) => (person === null ? [email] : [])),
    );
    expect(unknown).toEqual([]);
    const employed = commits.every((commit) => {
      const [author] = authorsOf(commit, identify);
      const { from, to } = sms.items.get(author?.person ?? '')?.fields['employment'] as { from: string; to?: string };
      return from <= dayOf(commit) && dayOf(commit) <= (to ?? '9999');
    });
    expect(employed).toBe(true);
    const byId = new Map(commits.map((commit) => [commit.id, commit]));
    for (const { author, parents } of commits) {
      for (const parent of parents) expect(byId.get(parent)?.author.at).toBeLessThanOrEqual(author.at);
      const hour = new Date(author.at * 1000 + author.offset * 60_000).getUTCHours();
      expect(hour >= 8 && hour < 18).toBe(true);
    }
  });

  test('states no event before its day', () => {
    const early = commits.flatMap((commit) =>
      commit.changes.flatMap((change) =>
        itemsIn(change).flatMap((item) =>
          [
            ...JSON.stringify(item.stated)
              .replaceAll('"', '')
              .matchAll(/\b(at|on|done|actual|issued|received|detected):(\d{4}-\d{2}-\d{2})/g),
          ]
            .filter(([, , day = '']) => day > dayOf(commit) && day <= '2026-06-30')
            .map(([text]) => `${item.id} ${dayOf(commit)} ${text}`),
        ),
      ),
    );
    expect(early).toEqual([]);
  });

  test('binds every approval to the text in its commit', () => {
    const all = enteredApprovals();
    expect(all.length).toBeGreaterThan(100);
    const loose = all.filter(({ item, entry }) => entry.digest !== null && entry.digest !== item.digest);
    expect(loose.map(({ id, entry }) => `${id} ${entry.on}`)).toEqual([]);
    const without = all.filter(({ entry }) => entry.digest === null);
    expect(without.every(({ entry }) => entry.action === 'agreed' && entry.hasProof)).toBe(true);
  });

  test('brings every approval on its day, by the one who approved, except where the story says otherwise', () => {
    const identify = identifier(sms);
    const odd = enteredApprovals().filter(({ entry, commit }) => {
      const [author] = authorsOf(commit, identify);
      return entry.action !== 'agreed' && (entry.on !== dayOf(commit) || author?.person !== entry.by);
    });
    expect(odd.map(({ id, entry, commit }) => `${id} ${entry.on} ${dayOf(commit)}`)).toEqual([
      'POL-004 2025-09-23 2025-09-30',
      'POL-004 2025-09-26 2025-09-30',
    ]);
  });

  test('has no approver among the authors of a version, but for one word', () => {
    const identify = identifier(sms);
    const entered = enteredApprovals();
    const own = entered.flatMap(({ id, entry, item }) => {
      const wrote = commits.filter((commit) =>
        commit.changes.some((change) =>
          itemsIn(change).some(
            (state) => state.id === id && state.version === item.version && state.status !== 'approved',
          ),
        ),
      );
      const authors = wrote
        .filter((commit) => !/^(?:Review|Approve|Merge|Record)/.test(commit.message))
        .flatMap((commit) => authorsOf(commit, identify).map(({ person }) => person));
      return authors.includes(entry.by) && entry.action === 'approved' ? [`${id} ${entry.version}`] : [];
    });
    expect([...new Set(own)]).toEqual(['PRC-009 2.1']);
  });

  test('carries signatures that verify with the keys of the register', async () => {
    const identify = identifier(sms);
    const count: Record<string, number> = {};
    for (const commit of commits) {
      const verdict = await verifyObjectSignature(
        (await repository.readObject(commit.id)) ?? new Uint8Array(),
        keyring,
        dayOf(commit),
      );
      count[verdict.result] = (count[verdict.result] ?? 0) + 1;
      if (verdict.result === 'none') continue;
      expect(verdict.result, commit.message).toBe('good');
      const committer = identify(commit.committer.name, commit.committer.email).person;
      expect(verdict.signer).toEqual(
        committer === null ? { kind: 'platform', name: 'forge' } : { kind: 'person', person: committer },
      );
    }
    expect(Object.keys(count).sort()).toEqual(['good', 'none']);
    for (const { object } of await repository.tags()) {
      const verdict = await verifyObjectSignature(
        (await repository.readObject(object ?? '')) ?? new Uint8Array(),
        keyring,
        '2026-06-30',
      );
      expect(verdict).toMatchObject({ result: 'good', signer: { kind: 'person', person: 'PER-020' } });
    }
    const signed = [...sms.items.values()].flatMap((item) =>
      item.approvals.filter((entry) => entry.hasSignature).map((entry) => ({ item, entry })),
    );
    expect(signed.map(({ item }) => item.id).sort()).toEqual([
      'CTP-001',
      'PLN-001',
      'POL-001',
      'POL-003',
      'PRC-012',
      'PRO-002',
      'SCP-001',
    ]);
    for (const { item, entry } of signed) {
      const stated = (item.stated['approvals'] as readonly { signature?: string }[])[entry.index]?.signature ?? null;
      expect(verifyEntrySignature(item.id, entry, stated, keyring, entry.on ?? '')).toMatchObject({
        result: 'good',
        signer: { kind: 'person', person: entry.by },
      });
    }
  });

  test('has Git itself agree on the signatures of people', async () => {
    const signers = [...sms.items.values()].flatMap((item) =>
      item.type.key === 'person'
        ? ((item.stated['keys'] ?? []) as readonly { key: string }[]).map(
            ({ key }) => `${(item.stated['git_identities'] as readonly string[])[0] ?? ''} ${key}\n`,
          )
        : [],
    );
    await writeFile(join(place, 'signers'), signers.join(''));
    const approval = committed('Approve PRC-012 2.0').id;
    git(
      root,
      '-c',
      'gpg.format=ssh',
      '-c',
      `gpg.ssh.allowedSignersFile=${join(place, 'signers')}`,
      'verify-commit',
      approval,
    );
  });
});

describe('what is planted', () => {
  test('PRO-002: 2.0 was in force on 2026-02-17; the text of 2.1 was edited after its approval', () => {
    const states = digestsOf('PRO-002');
    const approved = enteredApprovals().filter(({ id, entry }) => id === 'PRO-002' && entry.action === 'approved');
    expect(approved.map(({ entry }) => `${entry.version} ${entry.on}`)).toEqual([
      '1.0 2025-02-12',
      '2.0 2025-09-24',
      '2.1 2026-01-28',
    ]);
    expect(states.at(-1)).toMatchObject({ commit: { id: committed('Page straight from the ticket').id } });
    expect(dayOf(committed('Page straight from the ticket'))).toBe('2026-04-09');
    expect(states.at(-1)?.digest).not.toBe(approved.at(-1)?.entry.digest);
    const before = git(root, 'show', `${committed('Merge PRO-002 2.0').id}:content/procedures/major-incident.md`);
    expect(before).toContain('| 3 | Page through the duty line');
    expect(before).toContain('effective_from: 2025-10-01\n');
  });

  test.each([
    ['PRC-006', 'Tidy line ends'],
    ['POL-003', 'Put the wrapped paragraph'],
    ['MIR-001', 'Map MIR-001 to clause 5.1'],
    ['SAT-001', 'Correct SAT-001'],
  ])('%s: bytes change in "%s …", the digest does not', (id, message) => {
    const all = digestsOf(id);
    const at = all.findIndex(({ commit }) => commit.id === committed(message).id);
    expect(at).toBeGreaterThan(0);
    expect(all[at]?.blob).not.toBe(all[at - 1]?.blob);
    expect(all[at]?.digest).toBe(all[at - 1]?.digest);
  });

  test('PRC-009: the approver is named for one line', () => {
    const commit = committed('Take over the wording of the approver in PRC-009');
    expect(commit.message).toContain('\n\nCo-authored-by: Tobias Fenn <tobias.fenn@brindlemoor.example>');
    expect(git(root, 'show', '--format=', '--numstat', commit.id)).toBe('1\t1\tcontent/processes/change.md');
  });

  test('POL-004: text and approval in one commit of the forge, four days after the approval', () => {
    const [only, ...others] = digestsOf('POL-004');
    expect(others).toEqual([]);
    expect(only && dayOf(only.commit)).toBe('2025-09-30');
    expect(only?.commit.committer.name).toBe('Brindlemoor Forge');
  });

  test('a folder was renamed and a file moved; nothing but links changed', () => {
    const rename = git(root, 'show', '--format=', '--name-status', '-M50', committed('Rename handbook to content').id);
    expect(rename.split('\n').filter((line) => line.startsWith('R100')).length).toBeGreaterThanOrEqual(25);
    expect(rename.split('\n').filter((line) => /^[AD]/.test(line))).toEqual([]);
    expect(git(root, 'show', '--format=', '--name-status', '-M', committed('Move PRO-001').id)).toBe(
      'R100\tpolicies/documents-and-records.md\tcontent/procedures/documents-and-records.md',
    );
  });

  test('no closed record changes but in what may grow', () => {
    for (const id of ['AUD-001', 'MRV-001', 'NCR-001', 'GAP-001', 'SRP-26021', 'CHG-004', 'CPL-001']) {
      const states = commits.flatMap((commit) =>
        commit.changes.flatMap((change) =>
          itemsIn(change).filter((item) => item.id === id && item.stated['closed'] !== undefined),
        ),
      );
      expect(new Set(states.map(({ digest }) => digest)).size, id).toBe(1);
      expect((states[0]?.stated['closed'] as { digest: string }).digest, id).toBe(states[0]?.digest);
    }
  });
});
