import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

// Nothing but the pages under test: no sandbox (tests may run as root), no requests of the browser's own.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the Chromium that comes as a package, for programs that start a browser themselves. */
export function browserProgram(): Promise<string> {
  return packaged.executablePath();
}

/**
 * Starts a real Chromium: the one that comes as a package, else the one of the system.
 *
 * @throws Error when there is none: a test that needs a browser fails, it is never skipped
 */
export async function launchBrowser(): Promise<Browser> {
  const problems: string[] = [];
  const unpacked = await browserProgram().catch((error: unknown) => {
    problems.push(`@sparticuz/chromium: ${String(error).slice(0, 400)}`);
    return '';
  });
  for (const executablePath of [unpacked, '/usr/bin/chromium', '/usr/bin/google-chrome']) {
    if (executablePath === '' || !existsSync(executablePath)) continue;
    try {
      return await chromium.launch({ executablePath, args, headless: true });
    } catch (error) {
      problems.push(`${executablePath}: ${String(error).slice(0, 400)}`);
    }
  }
  throw new Error(
    `No Chromium could be started, and these tests are not skipped. Run \`npm ci\`, or on Debian \`apt-get install chromium\`.\n${problems.join('\n')}`,
  );
}

/**
 * Opens a page in a context of its own, which is closed afterwards.
 *
 * @param browser the browser
 * @param options options of the context
 * @param action what to do with the page
 */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  action: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await action(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** What a page did that no page of ours may do. */
export interface Misdeeds {
  /** Requests to other hosts. */
  readonly foreign: string[];
  /** Console errors, exceptions, violations of the Content Security Policy, dialogs. */
  readonly complaints: string[];
}

/**
 * Watches everything that happens in a context from now on.
 *
 * @param context where pages are opened
 * @param home address all requests must begin with
 */
export async function watch(context: BrowserContext, home: string): Promise<Misdeeds> {
  const misdeeds: Misdeeds = { foreign: [], complaints: [] };
  context.on('request', (request) => {
    if (!request.url().startsWith(home)) misdeeds.foreign.push(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error') misdeeds.complaints.push(`${message.page()?.url() ?? ''}: ${message.text()}`);
  });
  context.on(
    'weberror',
    (error) => void misdeeds.complaints.push(`${error.page()?.url() ?? ''}: ${error.error().message}`),
  );
  context.on('dialog', (dialog) => {
    misdeeds.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
    });
  });
  return misdeeds;
}
