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
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  {
    name: 'types of pages',
    command: ['astro', 'check', '--tsconfig', 'tsconfig.pages.json', '--minimumFailingSeverity', 'warning', '--noSync'],
  },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code and dependencies', command: ['knip'] },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'tests', command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] },
];

const [tests] = steps.slice(-1);
let passed = 0;
let failed = 0;

// Everything but the tests keeps one processor busy, so two of these run side by side; the tests take all there are.
const waiting = steps.slice(0, -1);
await Promise.all([lane(), lane()]);
if (tests !== undefined) {
  console.log(`\n== ${tests.name}`);
  const isGood = (await run(tests.command, 'inherit')).succeeded;
  const counts = await countTests(isGood);
  passed += counts.passed;
  failed += counts.failed;
  if (!isGood) console.log(`== ${tests.name}: failed`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function lane(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const { succeeded, output } = await run(step.command, 'pipe');
    console.log(`\n== ${step.name}${succeeded ? '' : ': failed'}\n${output}`);
    if (succeeded) passed += 1;
    else failed += 1;
  }
}

async function run(
  [program, ...args]: Step['command'],
  output: 'inherit' | 'pipe',
): Promise<{ readonly succeeded: boolean; readonly output: string }> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(program, args, { stdio: ['ignore', output, output], env });
  const pieces: Buffer[] = [];
  child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr?.on('data', (piece: Buffer) => pieces.push(piece));
  const succeeded = await new Promise<boolean>((done) => {
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
  return { succeeded, output: Buffer.concat(pieces).toString().trim() };
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
