#!/usr/bin/env node
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../io/usage-error.ts';
import type { Terminal } from './command.ts';
import { buildProgram } from './program.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY && process.env['CI'] === undefined,
  canAsk: process.stdin.isTTY && process.stderr.isTTY,
  color: wantsColor(),
  cwd: process.cwd(),
  now: new Date().toISOString(),
  ask,
};

// Whoever reads may have read enough: `clausebook check | head` is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function wantsColor(): boolean {
  if (process.argv.includes('--no-color') || (process.env['NO_COLOR'] ?? '') !== '') return false;
  return process.argv.includes('--color') || process.stdout.isTTY;
}

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await reader.question(`${question} `)).trim() || null;
  } finally {
    reader.close();
  }
}

try {
  process.exitCode = await buildProgram(terminal)(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    terminal.err(`${error.message}\n${error.advice}\n`);
    process.exitCode = 2;
  } else {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`clausebook met a defect of its own. Please report it with the lines below.\n${detail}\n`);
    process.exitCode = 3;
  }
}
