import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Socket } from 'node:net';
import { startGit } from './git-process.ts';
import type { RawObject } from './raw-object.ts';

interface Request {
  readonly name: string;
  readonly answer: (object: RawObject | null) => void;
}

/** Reads objects through one running `git cat-file --batch`, started when the first is wanted. */
export class CatFile {
  readonly #gitDir: string;
  readonly #broken: (name: string) => void;
  #child: ChildProcessWithoutNullStreams | null = null;
  #requests: Request[] = [];
  /** Requests before this one are answered. */
  #answered = 0;
  #chunks: Buffer[] = [];
  #held = 0;
  #needed = 1;

  /**
   * @param gitDir absolute path of the repository's own folder
   * @param broken told of each object at which Git gave up
   */
  constructor(gitDir: string, broken: (name: string) => void) {
    this.#gitDir = gitDir;
    this.#broken = broken;
  }

  /**
   * Reads one object. Its bytes share memory with its neighbours: copy what is kept.
   *
   * @param name id or revision, in one line
   */
  read(name: string): Promise<RawObject | null> {
    return new Promise((answer) => {
      const child = this.#running();
      if (this.#requests.length === 0) hold(child, true);
      this.#requests.push({ name, answer });
      child.stdin.write(`${name}\n`);
    });
  }

  /** Ends the program. */
  async close(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    hold(child, true);
    await new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.stdin.end();
    });
  }

  #running(): ChildProcessWithoutNullStreams {
    if (this.#child !== null) return this.#child;
    const child = startGit(this.#gitDir, ['cat-file', '--batch']);
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    child.stderr.resume();
    child.stdin.on('error', () => undefined);
    // An error of starting is followed by `close` too.
    child.on('error', () => undefined);
    child.once('close', () => this.#ended());
    this.#child = child;
    return child;
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    if (this.#held < this.#needed) return;
    const data = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    let at = 0;
    this.#needed = 1;
    while (at < data.length) {
      const lineEnd = data.indexOf(0x0a, at);
      if (lineEnd < 0) {
        this.#needed = data.length - at + 1;
        break;
      }
      const head = /^([0-9a-f]+) (commit|tree|blob|tag) (\d+)$/.exec(data.toString('latin1', at, lineEnd));
      const begin = lineEnd + 1;
      if (head === null) {
        this.#next()?.answer(null);
        at = begin;
        continue;
      }
      const [, id = '', type, size] = head;
      const end = begin + Number(size);
      if (end >= data.length) {
        this.#needed = end + 1 - at;
        break;
      }
      this.#next()?.answer({ id, type: type as RawObject['type'], bytes: data.subarray(begin, end) });
      at = end + 1;
    }
    this.#chunks = at < data.length ? [data.subarray(at)] : [];
    this.#held = data.length - at;
  }

  #next(): Request | undefined {
    const request = this.#requests[this.#answered];
    this.#answered += 1;
    if (this.#answered === this.#requests.length) {
      this.#requests = [];
      this.#answered = 0;
      if (this.#child !== null) hold(this.#child, false);
    }
    return request;
  }

  /** Git gives up at a corrupt object: that one has no answer, and those after it are asked again. */
  #ended(): void {
    const waiting = this.#requests.slice(this.#answered);
    this.#child = null;
    this.#requests = [];
    this.#answered = 0;
    this.#chunks = [];
    this.#held = 0;
    this.#needed = 1;
    const [culprit, ...others] = waiting;
    if (culprit === undefined) return;
    this.#broken(culprit.name);
    culprit.answer(null);
    this.#requests = others;
    for (const { name } of others) this.#running().stdin.write(`${name}\n`);
  }
}

/** Says whether our process waits for the program: not while nobody waits for an answer, so that forgetting it is harmless. */
function hold(child: ChildProcessWithoutNullStreams, wait: boolean): void {
  const pipes = [child.stdin, child.stdout, child.stderr].filter((pipe) => pipe instanceof Socket);
  for (const handle of [child, ...pipes]) {
    if (wait) handle.ref();
    else handle.unref();
  }
}
