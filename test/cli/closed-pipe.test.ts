import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { program, repository } from '../support/command-line.ts';

test('a reader that has read enough makes no defect', async () => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, 'check', '--format', 'json'],
    {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, err }).toEqual({ code: 1, err: '' });
}, 60_000);
