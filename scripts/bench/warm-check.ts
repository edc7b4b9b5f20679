// Measures a second `check` with one file changed against a first one without a cache, and the peak of resident memory.
// Usage: node scripts/bench/warm-check.ts DIR   (an SMS folder; one file is changed and put back)
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [, , folder = '.'] = process.argv;
const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const rounds = 3;

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

async function check(caches: string): Promise<Run> {
  const begun = performance.now();
  const watch = `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    console.error('USED', maxRSS, userCPUTime + systemCPUTime);
  });`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, program];
  const child = spawn(process.execPath, [...args, 'check', '--root', folder, '--quiet'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: caches },
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  await new Promise((done) => child.once('close', done));
  const [, peak, cpu] = /USED (\d+) (\d+)/.exec(err) ?? [];
  if (peak === undefined) throw new Error(err);
  return {
    seconds: (performance.now() - begun) / 1000,
    cpuSeconds: Number(cpu) / 1e6,
    peakMb: Math.round(Number(peak) / 1024),
  };
}

const texts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
const changed = join(folder, texts[Math.floor(texts.length / 2)] ?? '');
const before = await readFile(changed, 'utf8');
const cold: Run[] = [];
const warm: Run[] = [];
for (let round = 0; round < rounds; round += 1) {
  const caches = await mkdtemp(join(tmpdir(), 'clausebook-bench-'));
  cold.push(await check(caches));
  await writeFile(changed, `${before}\nOne more line, number ${round}.\n`);
  warm.push(await check(caches));
  await writeFile(changed, before);
  await rm(caches, { recursive: true, force: true });
}
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const of = (runs: readonly Run[], key: keyof Run): number => Number(median(runs.map((run) => run[key])).toFixed(1));
const ratio = (key: keyof Run): number =>
  Number((median(warm.map((run) => run[key])) / median(cold.map((run) => run[key]))).toFixed(2));
console.log(
  JSON.stringify({
    documents: texts.length,
    coldSeconds: of(cold, 'seconds'),
    warmSeconds: of(warm, 'seconds'),
    ratio: ratio('seconds'),
    ratioCpu: ratio('cpuSeconds'),
    coldPeakMb: of(cold, 'peakMb'),
    warmPeakMb: of(warm, 'peakMb'),
  }),
);
