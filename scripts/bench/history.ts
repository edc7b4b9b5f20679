// Measures how history is read, as ratios within one run: against `git log --raw -z`, the second run against the first, and
// isomorphic-git against git. Builds its own repositories, always the same, in a temporary folder.
// Usage: node scripts/bench/history.ts [COMMITS] [COMMITS FOR ISOMORPHIC-GIT]
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { walkCached } from '../../src/io/git/history-cache.ts';
import { openRepository } from '../../src/io/git/open-repository.ts';

const [, self = '', ...given] = process.argv;
const documents = 2000;

/** A number from 0 to below `end`, the same in each run (a linear congruential generator). */
function random(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

/** Builds a repository: all documents at first, then commits of one to three of them, each tenth a merge of a short branch. */
async function build(folder: string, commits: number): Promise<void> {
  execFileSync('git', ['init', '--quiet', '--bare', folder]);
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] });
  const done = new Promise((resolve) => child.on('close', resolve));
  const next = random(20000);
  const pathOf = (document: number): string => `content/area-${document % 40}/document-${document}.md`;
  const lines = (document: number): string => `# Document ${document}\n\n${`Line ${next(1000)} of it.\n`.repeat(20)}`;
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const head = (mark: number, branch: string): string =>
    `commit refs/heads/${branch}\nmark :${mark}\nauthor Person ${next(12)} <person@example.org> ${1.6e9 + mark * 3600} +0000\n` +
    `committer Person <person@example.org> ${1.6e9 + mark * 3600} +0000\n${data(`Change ${mark}\n\nWhy it was changed.\n`)}`;
  const change = (): string => {
    const document = next(documents);
    return `M 100644 inline ${pathOf(document)}\n${data(lines(document))}`;
  };
  let first = head(1, 'main');
  for (let document = 0; document < documents; document += 1) {
    first += `M 100644 inline ${pathOf(document)}\n${data(lines(document))}`;
  }
  child.stdin.write(first);
  for (let mark = 2; mark <= commits; mark += 1) {
    const merges = mark % 10 === 0;
    const onBranch = mark % 10 === 9;
    const text =
      head(mark, onBranch ? 'side' : 'main') +
      (onBranch ? `from :${mark - 1}\n` : merges ? `from :${mark - 2}\nmerge :${mark - 1}\n` : '') +
      Array.from({ length: 1 + next(3) }, change).join('');
    if (!child.stdin.write(text)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end();
  await done;
}

async function time(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

/** Plain Git, its output read and thrown away. */
function plain(folder: string): Promise<unknown> {
  const child = spawn('git', ['log', '--raw', '-z', 'main'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  return new Promise((resolve) => child.on('close', resolve));
}

async function walk(folder: string, engine: 'git' | 'isomorphic-git', cache?: string): Promise<number> {
  const { repository } = await openRepository(folder, { engine });
  const from = await repository?.resolve('main');
  if (repository === null || from === null || from === undefined) throw new Error('The repository was not built.');
  const commits = await (cache === undefined ? repository.walk(from) : walkCached(repository, from, {}, cache));
  await repository.close();
  return commits.length;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const ratio = (a: number, b: number): number => Number((a / b).toFixed(3));
const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** A walk of its own process, since memory is of a process. */
function peakOf(folder: string, engine: string): number {
  return Number(execFileSync(process.execPath, [self, '--peak', folder, engine], { encoding: 'utf8' }));
}

async function measure(commits: number, few: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clausebook-bench-'));
  try {
    const large = join(folder, 'large.git');
    const small = join(folder, 'small.git');
    await build(large, commits);
    await build(small, few);
    const floor: number[] = [];
    const cold: number[] = [];
    const cached: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const cache = join(folder, `cache-${round}`);
      floor.push(await time(() => plain(large)));
      cold.push(await time(() => walk(large, 'git')));
      cached.push(await time(() => walk(large, 'git', cache)));
      again.push(await time(() => walk(large, 'git', cache)));
    }
    const git = await time(() => walk(small, 'git'));
    const isomorphic = await time(() => walk(small, 'isomorphic-git'));
    const report = {
      commits,
      gitLogMs: Math.round(median(floor)),
      walkMs: Math.round(median(cold)),
      walkPerGitLog: ratio(median(cold), median(floor)),
      firstCachedMs: Math.round(median(cached)),
      firstCachedPerGitLog: ratio(median(cached), median(floor)),
      secondMs: Math.round(median(again)),
      secondPerFirst: ratio(median(again), median(cached)),
      peakMb: peakOf(large, 'git'),
      few,
      gitOfFewMs: Math.round(git),
      isomorphicOfFewMs: Math.round(isomorphic),
      isomorphicPerGit: ratio(isomorphic, git),
      isomorphicPeakMb: peakOf(small, 'isomorphic-git'),
    };
    console.log(JSON.stringify(report, null, 2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (given[0] === '--peak') {
  await walk(given[1] ?? '', given[2] === 'git' ? 'git' : 'isomorphic-git');
  console.log(megabytes());
} else {
  await measure(Number(given[0] ?? 20_000), Number(given[1] ?? 2000));
}
