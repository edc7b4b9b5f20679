import type { AstroRun } from '../astro/run-astro.ts';
import type { BuildOutcome } from '../astro/run-options.ts';

/**
 * Runs Astro over an SMS; it is loaded only now, since most commands need none of it.
 *
 * @param command what to do
 * @param root folder of the SMS
 * @param run options of this run
 * @returns the outcome of a build, or why nothing is published; null for the servers
 */
export async function withAstro(
  command: 'build' | 'dev' | 'preview',
  root: string,
  run: AstroRun,
): Promise<BuildOutcome | { readonly refusedBecause: string } | null> {
  const { runAstro } = await import('../astro/run-astro.ts');
  const { PublicationError } = await import('../astro/finish-build.ts');
  return runAstro(command, root, run).catch((error: unknown) => {
    if (!(error instanceof PublicationError)) throw error;
    return { refusedBecause: error.message };
  });
}
