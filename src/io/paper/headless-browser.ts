import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from '../usage-error.ts';

/** A browser without a window, spoken to through a pipe: no port is opened, nothing but this process can reach it. */
export interface HeadlessBrowser {
  /**
   * Asks the browser for something (Chrome DevTools Protocol).
   *
   * @param method name of the command
   * @param parameters its parameters
   * @param session page it is meant for; the browser itself where it is left out
   * @throws Error with what the browser answers when it refuses, or has ended
   */
  readonly ask: (
    method: string,
    parameters?: Readonly<Record<string, unknown>>,
    session?: string,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /** Settles at the next event of that name on a page. */
  readonly event: (name: string, session: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

// Nothing but the pages asked for: no other host is ever resolved, nothing of a user is read or left behind.
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly done: (result: Readonly<Record<string, unknown>>) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Starts a browser of Chromium's family with an empty profile of its own.
 *
 * @param program path of the browser
 */
export async function startBrowser(program: string): Promise<HeadlessBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'clausebook-browser-'));
  const child = spawn(program, [...flags, ...sandboxFlags(), `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const answers = new Map<number, Waiting>();
  const events = new Map<string, Waiting>();
  const ended = endOf(child, input, () => {
    const error = new UsageError(`${program} ended before the PDF was made.`, 'Try another one with --browser.');
    for (const { failed } of [...answers.values(), ...events.values()]) failed(error);
  });
  onMessages(output, (message) => {
    const waiting = message.id === undefined ? undefined : answers.get(message.id);
    if (message.id === undefined) events.get(`${message.method} ${message.sessionId}`)?.done({});
    else answers.delete(message.id);
    if (message.error !== undefined) waiting?.failed(new Error(`The browser refused: ${message.error.message}`));
    else waiting?.done(message.result ?? {});
  });
  let last = 0;
  return {
    ask: (method, params = {}, sessionId) =>
      new Promise((done, failed) => {
        const id = (last += 1);
        answers.set(id, { done, failed });
        if (child.exitCode === null) input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
    event: (name, session) =>
      new Promise<void>((done, failed) => void events.set(`${name} ${session}`, { done: () => done(), failed })),
    stop: async () => {
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The administrator of a container has no sandbox to start; the pages are ours, and reach no other host. */
function sandboxFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function endOf(child: ChildProcess, input: Writable, onEnd: () => void): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      onEnd();
      done();
    };
    child.once('error', end);
    child.once('close', end);
    input.on('error', end);
  });
}

/** Messages end with a zero byte. */
function onMessages(output: Readable, take: (message: Message) => void): void {
  let rest = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) take(JSON.parse(part) as Message);
  });
}
