import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** Environment variable that names the browser. */
export const browserVariable = 'CLAUSEBOOK_BROWSER';

const advice = `Install Chrome, Chromium or Edge, or name one with --browser or in the variable ${browserVariable}. Any page of the manual can also be printed by hand: open it in a browser and print.`;

/**
 * Path of a browser that can make PDFs: the one that is named, else one of Chromium's family in its usual places.
 *
 * @param named path given as an option; null where none is
 * @param environment variables of the process
 * @param platform operating system
 * @throws UsageError when there is none
 */
export async function findBrowser(
  named: string | null,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Promise<string> {
  const stated = named ?? (environment[browserVariable] || null);
  if (stated !== null) {
    if (await isProgram(stated)) return stated;
    throw new UsageError(`${stated} is no browser that can be started.`, advice);
  }
  for (const path of usualPlaces(environment, platform)) if (await isProgram(path)) return path;
  throw new UsageError('No browser was found that can make a PDF.', advice);
}

const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];
const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPlaces = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

function usualPlaces(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return folders.flatMap((folder) => windowsPlaces.map((parts) => join(folder, ...parts)));
  }
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => programs.map((program) => join(folder, program)));
  const apps = ['/Applications', join(environment['HOME'] ?? '/', 'Applications')].flatMap((folder) =>
    applications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
  return platform === 'darwin' ? [...apps, ...onPath] : onPath;
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
