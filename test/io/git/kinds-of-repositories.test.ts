import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { GitRepository } from '../../../src/io/git/git-repository.ts';
import { openRepository, type OpenedRepository } from '../../../src/io/git/open-repository.ts';
import { git, gitBytes, temporaryFolder } from '../../support/git.ts';

/** A repository of three commits with a tag, on `main`. */
function repositoryIn(folder: string, ...options: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', ...options);
  for (const text of ['one', 'two', 'three']) record(folder, 'content/policy.md', `${text}\n`);
  git(folder, 'tag', '-a', 'v1', '-m', 'First', 'HEAD~1');
  return folder;
}

function record(folder: string, path: string, text: string): string {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', `Write ${path}`);
  return git(folder, 'rev-parse', 'HEAD');
}

async function opened(folder: string, engine: GitRepository['engine']): Promise<OpenedRepository> {
  const result = await openRepository(folder, { engine });
  onTestFinished(() => result.repository?.close());
  return result;
}

/** What a reader is told of a repository: limits, place and history, in short. */
async function told(folder: string, engine: GitRepository['engine']): Promise<unknown> {
  const { repository, limit } = await opened(folder, engine);
  if (repository === null) return limit.kind;
  const head = await repository.resolve('HEAD');
  const commits = head === null ? [] : await repository.walk(head);
  return {
    limits: repository.limits.map(({ kind }) => kind),
    branch: await repository.branch(),
    prefix: repository.prefix,
    commits: commits.map(({ changes, cut }) => (cut ? 'cut' : changes.map(({ path }) => path).join(' '))),
  };
}

const three = ['content/policy.md', 'content/policy.md', 'content/policy.md'];
const whole = { limits: [], branch: 'main', prefix: '', commits: three };

describe.each(['git', 'isomorphic-git'] as const)('%s', (engine) => {
  test.each<readonly [name: string, build: (folder: string) => string, expected: unknown]>([
    ['no repository', (folder) => folder, 'none'],
    ['no such folder', (folder) => join(folder, 'nowhere'), 'none'],
    ['an ordinary one', (folder) => repositoryIn(folder), whole],
    ['a folder inside of it', (folder) => join(repositoryIn(folder), 'content'), { ...whole, prefix: 'content' }],
    [
      'no commit yet',
      (folder) => (git(folder, 'init', '--quiet'), folder),
      { ...whole, limits: ['no-commits'], commits: [] },
    ],
    [
      'a shallow clone',
      (folder) => {
        repositoryIn(join(folder, 'whole'));
        git(folder, 'clone', '--quiet', '--depth=2', `file://${folder}/whole`, 'clone');
        return join(folder, 'clone');
      },
      { ...whole, limits: ['shallow'], commits: ['content/policy.md', 'cut'] },
    ],
    [
      'a clone without old contents',
      (folder) => {
        git(repositoryIn(join(folder, 'whole')), 'config', 'uploadpack.allowFilter', 'true');
        git(folder, 'clone', '--quiet', '--filter=blob:none', `file://${folder}/whole`, 'clone');
        return join(folder, 'clone');
      },
      { ...whole, limits: ['partial'] },
    ],
    [
      'a clone without old folders',
      (folder) => {
        git(repositoryIn(join(folder, 'whole')), 'config', 'uploadpack.allowFilter', 'true');
        git(folder, 'clone', '--quiet', '--filter=tree:0', `file://${folder}/whole`, 'clone');
        return join(folder, 'clone');
      },
      { ...whole, limits: ['partial'], commits: ['cut', 'cut', 'cut'] },
    ],
    ['SHA-256', (folder) => repositoryIn(folder, '--object-format=sha256'), engine === 'git' ? whole : 'sha256'],
    [
      'a linked work tree',
      (folder) => {
        git(repositoryIn(join(folder, 'whole')), 'worktree', 'add', '--quiet', '-b', 'other', '../linked', 'main~1');
        return join(folder, 'linked');
      },
      { ...whole, branch: 'other', commits: three.slice(1) },
    ],
    [
      'inside of a submodule, and the repository around it',
      (folder) => {
        repositoryIn(join(folder, 'inner'));
        const outer = repositoryIn(join(folder, 'outer'));
        git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '../inner', 'content/sub');
        git(outer, 'commit', '--quiet', '-m', 'Add a submodule');
        return join(outer, 'content/sub');
      },
      whole,
    ],
    [
      'a repository with a submodule',
      (folder) => {
        const outer = repositoryIn(folder);
        git(outer, 'update-index', '--add', '--cacheinfo', `160000,${git(outer, 'rev-parse', 'HEAD')},content/sub`);
        git(outer, 'config', '-f', '.gitmodules', 'submodule.content/sub.ignore', 'all');
        git(outer, 'config', '-f', '.gitmodules', 'submodule.content/sub.path', 'content/sub');
        git(outer, 'commit', '--quiet', '-m', 'Add a submodule');
        return outer;
      },
      { ...whole, limits: ['submodule'], commits: ['content/sub', ...three] },
    ],
    [
      'a bare repository',
      (folder) =>
        repositoryIn(folder) && (git(folder, 'clone', '--quiet', '--bare', '.', 'bare.git'), join(folder, 'bare.git')),
      // Inside of a work tree, what looks like a bare repository is a tracked folder like any other.
      { ...whole, prefix: 'bare.git' },
    ],
    [
      'a bare repository by itself',
      (folder) => {
        git(folder, 'clone', '--quiet', '--bare', repositoryIn(join(folder, 'whole')), 'bare.git');
        return join(folder, 'bare.git');
      },
      whole,
    ],
    [
      'objects borrowed from another repository',
      (folder) => {
        repositoryIn(join(folder, 'whole'));
        git(folder, 'clone', '--quiet', '--shared', 'whole', 'clone');
        return join(folder, 'clone');
      },
      whole,
    ],
    [
      'Git LFS',
      (folder) => {
        repositoryIn(folder);
        record(folder, '.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n/content/*.md filter=lfs\n');
        record(folder, 'content/scan.bin', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n');
        return folder;
      },
      { ...whole, limits: ['lfs'], commits: ['content/scan.bin', '.gitattributes', ...three] },
    ],
    [
      'a lost commit',
      (folder) => loseObject(repositoryIn(folder), 'HEAD~1'),
      { ...whole, limits: ['damaged'], commits: ['cut'] },
    ],
    [
      'a lost folder',
      (folder) => loseObject(repositoryIn(folder), 'HEAD~1:content'),
      { ...whole, limits: ['damaged'], commits: ['cut', 'cut', 'content/policy.md'] },
    ],
    [
      'a corrupt folder',
      (folder) => spoilObject(repositoryIn(folder), 'HEAD~1:content'),
      { ...whole, limits: ['damaged'], commits: ['cut', 'cut', 'content/policy.md'] },
    ],
    [
      'a corrupt commit',
      (folder) => spoilObject(repositoryIn(folder), 'HEAD~2'),
      { ...whole, limits: ['damaged'], commits: ['content/policy.md', 'cut'] },
    ],
    [
      'a lost tip',
      (folder) => loseObject(repositoryIn(folder), 'HEAD'),
      { ...whole, limits: ['damaged'], commits: [] },
    ],
    ['a lost HEAD', (folder) => (rmSync(join(repositoryIn(folder), '.git/HEAD')), folder), 'damaged'],
    ['a link to nowhere', (folder) => (writeFileSync(join(folder, '.git'), 'gitdir: ../gone\n'), folder), 'damaged'],
  ])('%s', async (_, build, expected) => {
    expect(await told(build(temporaryFolder()), engine)).toEqual(expected);
  });

  test('replaced objects and grafts do not count', async () => {
    const folder = repositoryIn(temporaryFolder());
    git(folder, 'replace', '--graft', 'HEAD');
    appendFileSync(join(folder, '.git/info/grafts'), `${git(folder, 'rev-parse', 'HEAD~0')}\n`);
    expect(await told(folder, engine)).toEqual(whole);
  });

  test('a repository runs no program of its own settings', async () => {
    const folder = repositoryIn(temporaryFolder());
    const trap = `touch ${join(folder, 'sprung')}`;
    for (const key of [
      'core.pager',
      'core.fsmonitor',
      'core.sshCommand',
      'core.editor',
      'diff.external',
      'gpg.program',
    ]) {
      git(folder, 'config', key, trap);
    }
    git(folder, 'config', 'diff.md.textconv', trap);
    git(folder, 'config', 'diff.md.command', trap);
    git(folder, 'config', 'filter.md.smudge', trap);
    git(folder, 'config', 'log.showSignature', 'true');
    git(folder, 'config', 'remote.origin.promisor', 'true');
    git(folder, 'config', 'remote.origin.url', `ext::${trap}`);
    git(folder, 'config', 'remote.origin.uploadpack', trap);
    git(folder, 'config', 'protocol.ext.allow', 'always');
    writeFileSync(join(folder, '.git/info/attributes'), '*.md diff=md filter=md\n');
    const { repository } = await opened(folder, engine);
    const head = (await repository?.resolve('HEAD')) ?? '';
    loseObject(folder, 'HEAD~1:content/policy.md');
    const walked = (await repository?.walk(head)) ?? [];
    const ids = walked.flatMap(({ changes }) => changes.map(({ after }) => after ?? ''));
    expect((await repository?.readBlobs(ids))?.size).toBe(2);
    expect(readdirSync(folder)).toEqual(['.git', 'content']);
  });

  test('revisions are found as in Git, and never taken for options', async () => {
    const folder = repositoryIn(temporaryFolder());
    git(folder, 'checkout', '--quiet', '-b', 'side/way', 'HEAD~1');
    record(folder, 'b.md', 'b');
    git(folder, 'merge', '--quiet', '-m', 'Merge', 'main');
    git(folder, 'tag', 'light', 'main');
    git(folder, 'tag', '-a', 'nested', '-m', 'Again', 'v1');
    git(folder, 'tag', 'blob', 'main:content/policy.md');
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
    const { repository } = await opened(folder, engine);
    const good = [
      'HEAD',
      '@',
      'main',
      'side/way',
      'v1',
      'nested',
      'light',
      'origin/main',
      'refs/heads/main',
      'heads/main',
    ];
    const steps = ['HEAD~2', 'HEAD^2', 'HEAD^2~1', 'HEAD^', 'v1^{commit}', 'v1^{}', 'v1~0', 'HEAD^0', '@~1^1'];
    const ids = [git(folder, 'rev-parse', 'main'), git(folder, 'rev-parse', '--short', 'main')];
    for (const revision of [...good, ...steps, ...ids, git(folder, 'rev-parse', 'v1')]) {
      expect([revision, await repository?.resolve(revision)]).toEqual([
        revision,
        git(folder, 'rev-parse', `${revision}^{commit}`),
      ]);
    }
    const bad = [
      '',
      'nothing',
      '--all',
      '-h',
      'HEAD~99',
      'HEAD^3',
      'blob',
      ':/Write',
      'HEAD:content',
      'main..HEAD',
      'a b',
    ];
    for (const revision of [...bad, 'HEAD\nmain', '@{1}', '../HEAD', 'config', '0'.repeat(40), 'refs/heads', '^main']) {
      expect([revision, await repository?.resolve(revision)]).toEqual([revision, null]);
    }
    const commit = git(folder, 'rev-parse', 'main~1');
    expect(await repository?.tags()).toEqual([
      { name: 'light', commit: git(folder, 'rev-parse', 'main'), object: null },
      { name: 'nested', commit, object: git(folder, 'rev-parse', 'nested') },
      { name: 'v1', commit, object: git(folder, 'rev-parse', 'v1') },
    ]);
    for (const name of ['v1', 'main']) {
      const raw = await repository?.readObject(git(folder, 'rev-parse', name));
      expect(Buffer.from(raw ?? [])).toEqual(gitBytes(folder, ['cat-file', name === 'v1' ? 'tag' : 'commit', name]));
    }
    git(folder, 'pack-refs', '--all');
    expect(await repository?.resolve('side/way')).toBe(git(folder, 'rev-parse', 'HEAD'));
    git(folder, 'checkout', '--quiet', '--detach', 'main');
    expect(await repository?.branch()).toBeNull();
  });

  test('a folder reached through a symbolic link has its place in the repository', async () => {
    const folder = temporaryFolder();
    const inside = join(repositoryIn(join(folder, 'whole')), 'content');
    symlinkSync(inside, join(folder, 'link'));
    expect(await told(join(folder, 'link'), engine)).toEqual({ ...whole, prefix: 'content' });
  });
});

test('every limit says what is the case and what helps', async () => {
  const folder = temporaryFolder();
  repositoryIn(join(folder, 'whole'));
  git(folder, 'clone', '--quiet', '--depth=1', `file://${folder}/whole`, 'clone');
  const { repository } = await openRepository(join(folder, 'clone'));
  expect(repository?.limits).toMatchInlineSnapshot(`
    [
      {
        "kind": "shallow",
        "message": "This copy of the repository holds only the latest part of the history (a shallow clone).",
        "remedy": "Fetch the rest with \`git fetch --unshallow\`. In CI ask for the whole history: \`fetch-depth: 0\` for actions/checkout, \`GIT_DEPTH: 0\` in GitLab.",
      },
    ]
  `);
  await repository?.close();
});

test('without an engine asked for, Git is used where it is new enough', async () => {
  const folder = repositoryIn(temporaryFolder());
  const { repository } = await openRepository(folder);
  expect(repository?.engine).toBe('git');
  await repository?.close();
});

function objectFile(folder: string, revision: string): string {
  const id = git(folder, 'rev-parse', revision);
  return join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
}

function loseObject(folder: string, revision: string): string {
  rmSync(objectFile(folder, revision));
  return folder;
}

function spoilObject(folder: string, revision: string): string {
  const file = objectFile(folder, revision);
  const bytes = readFileSync(file);
  bytes.fill(0xff, Math.floor(statSync(file).size / 2));
  rmSync(file);
  writeFileSync(file, bytes);
  return folder;
}
