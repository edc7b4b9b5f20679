import type { Terminal } from './command.ts';

/** Shows how far a long task is, on standard error of a terminal only. */
export interface Progress {
  readonly update: (done: number, total: number) => void;
  readonly end: () => void;
}

const quietTime = 1000;

/**
 * Starts a progress line that appears after one second; nothing is ever written to a pipe.
 *
 * @param terminal where to write
 * @param quiet true when nothing may be written
 */
export function showProgress(terminal: Terminal, quiet: boolean): Progress {
  if (quiet || !terminal.isInteractive) return { update: () => undefined, end: () => undefined };
  const begun = performance.now();
  let shown = 0;
  return {
    update: (done, total) => {
      const now = performance.now();
      if (now - begun < quietTime || now - shown < 100) return;
      shown = now;
      terminal.err(`\r\u001B[2KReading ${done} of ${total} documents …`);
    },
    end: () => {
      if (shown > 0) terminal.err('\r\u001B[2K');
    },
  };
}
