import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { UsageError } from '../io/usage-error.ts';
import { clausebook } from './integration.ts';
import type { BuildOutcome, RunOptions } from './run-options.ts';
import { setRunOptions } from './run-options.ts';

/** Options of a build or preview started from the command line. */
export interface AstroRun extends RunOptions {
  readonly outDir?: string;
  readonly port?: number;
  readonly host?: string;
}

const configNames = ['astro.config.mjs', 'astro.config.js', 'astro.config.ts', 'astro.config.mts'];

/**
 * Runs Astro over an SMS with its own configuration, or with the integration alone where there is none.
 *
 * @param command what to do
 * @param root folder of the SMS
 * @param run options of this run
 * @returns the outcome of a build; null for the servers, which go on until they are stopped
 */
export async function runAstro(
  command: 'build' | 'dev' | 'preview',
  root: string,
  run: AstroRun,
): Promise<BuildOutcome | null> {
  let outcome: BuildOutcome | null = null;
  const startedIn = process.cwd();
  setRunOptions({
    ...run,
    enterFolder: (folder) => process.chdir(folder),
    onFinished: (finished) => (outcome = finished),
  });
  const ownConfig = configNames.find((name) => existsSync(join(root, name)));
  const config: AstroInlineConfig = {
    root,
    logLevel: command === 'build' ? 'error' : 'info',
    ...(ownConfig !== undefined ? {} : { configFile: false as const, integrations: [clausebook()] }),
    ...(run.outDir === undefined ? {} : { outDir: run.outDir }),
    ...(run.port === undefined && run.host === undefined
      ? {}
      : {
          server: {
            ...(run.port === undefined ? {} : { port: run.port }),
            ...(run.host === undefined ? {} : { host: run.host }),
          },
        }),
  };
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const astro = await import('astro').catch(() => {
    throw new UsageError('Astro is not installed here.', 'Run `npm install astro` in the folder of the SMS.');
  });
  try {
    if (command === 'build') await astro.build(config);
    else if (command === 'dev') await astro.dev(config);
    else await astro.preview(config);
  } catch (error) {
    throw ownConfig === undefined ? error : missingModule(error, root, ownConfig);
  } finally {
    process.chdir(startedIn);
  }
  return outcome;
}

/** A configuration whose packages are not installed is not a defect of ours. */
function missingModule(error: unknown, root: string, config: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const missing =
    error instanceof Error ? /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1] : undefined;
  const isPackage = missing !== undefined && !/^(?:\.|\/|file:|[a-z]:)/i.test(missing);
  if (!isPackage || (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND')) return error;
  return new UsageError(
    `${config} needs ${missing}, which is not installed in ${root}.`,
    'Run `npm install` there first.',
  );
}
