// Runs every check of this repository in turn and ends with one line of real counts: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const report = join(tmpdir(), `clausebook-tests-${process.pid}.json`);
const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'types of pages',
    command: ['astro', 'check', '--tsconfig', 'tsconfig.pages.json', '--minimumFailingSeverity', 'warning', '--noSync'],
  },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code and dependencies', command: ['knip'] },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'tests', command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] },
];

let passed = 0;
let failed = 0;
for (const step of steps) {
  console.log(`\n== ${step.name}`);
  const isGood = await run(step.command);
  if (step.name === 'tests') {
    const counts = await countTests(isGood);
    passed += counts.passed;
    failed += counts.failed;
  } else if (isGood) passed += 1;
  else failed += 1;
  if (!isGood) console.log(`== ${step.name}: failed`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function run([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/** A skipped test counts as failed: nothing may be left out silently. */
async function countTests(isGood: boolean): Promise<{ readonly passed: number; readonly failed: number }> {
  try {
    const result = JSON.parse(await readFile(report, 'utf8')) as { numPassedTests: number; numTotalTests: number };
    const missing = result.numTotalTests - result.numPassedTests;
    return { passed: result.numPassedTests, failed: isGood ? missing : Math.max(1, missing) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    await rm(report, { force: true });
  }
}
