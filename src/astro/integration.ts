import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { AstroIntegration } from 'astro';
import { publishedSms } from '../core/history/published-sms.ts';
import { previewReasons } from '../core/history/preview-reasons.ts';
import { checkSms } from '../io/check-sms.ts';
import { packageVersion } from '../io/package-version.ts';
import { readRuleReference } from '../io/read-rule-reference.ts';
import { sha256 } from '../io/sha256.ts';
import { hasUncommittedChanges } from '../io/work-tree-state.ts';
import { finishedFolder, recoverPublished, stagingFolder } from '../io/publish.ts';
import { askedDay } from './asked-day.ts';
import { assetReader } from './asset-reader.ts';
import type { BuiltSite } from './build-site.ts';
import { buildSite, builtCommit } from './build-site.ts';
import type { ClientModules } from './client-modules.ts';
import { loadClientModules } from './client-modules.ts';
import { finishBuild } from './finish-build.ts';
import type { ReplacedComponents } from './replaced-components.ts';
import { replaceComponents } from './replaced-components.ts';
import { routes } from './routes.ts';
import { getRunOptions } from './run-options.ts';
import { setSite } from './site-store.ts';

/** Options of the integration in `astro.config.mjs`. Everything about the SMS stands in `clausebook.yaml`. */
export interface ClausebookOptions {
  /** Folder of the SMS, relative to the Astro project; by default the project itself. */
  readonly root?: string;
  /** Components of the theme that files of the project replace, by their paths from the project. */
  readonly components?: ReplacedComponents;
}

/**
 * Astro integration that publishes the SMS of the project as a manual.
 *
 * @param options where the SMS lies
 */
export function clausebook(options: ClausebookOptions = {}): AstroIntegration {
  let built: BuiltSite | null = null;
  let outDir = '';
  return {
    name: 'clausebook',
    hooks: {
      'astro:config:setup': async ({ config, command, injectRoute, updateConfig }) => {
        const project = fileURLToPath(config.root);
        const root = fileURLToPath(new URL(options.root ?? '.', config.root));
        outDir = fileURLToPath(config.outDir);
        if (command === 'build') {
          await recoverPublished(outDir);
          await enterStaging(outDir);
        }
        const client = await loadClientModules();
        const load = async (): Promise<BuiltSite> => {
          const run = getRunOptions();
          const checked =
            command === 'build' && run.checked !== undefined
              ? run.checked
              : await checkSms(root, { ...run, isBuild: true });
          const { settings } = checked.sms;
          const { history } = checked.sms;
          const isUnsettled =
            settings.history === 'git' &&
            (history === null
              ? run.commit === undefined &&
                (await hasUncommittedChanges(root, [...settings.roots, ...settings.ownStandards]))
              : previewReasons(history, settings.protectedBranch).length > 0);
          return buildSite(checked, {
            base: config.base === '/' ? settings.site.base : config.base,
            audience: run.audience ?? settings.audience,
            isPreview: isUnsettled || command === 'dev',
            askedDay: askedDay(run, settings.timeZone),
            ...(run.commit === undefined ? {} : { fromCommit: builtCommit(checked.sms, run.commit.revision) }),
            version: packageVersion(),
            readAsset: await assetReader(root, publishedSms(checked.sms, sha256), run.commit?.tree),
            rules: await readRuleReference(root, checked.sms, run),
            client,
          });
        };
        built = await load();
        setSite(built.site);
        const { settings } = built.site.checked.sms;
        for (const { pattern, file } of routes) {
          injectRoute({ pattern, entrypoint: new URL(`../theme/routes/${file}`, import.meta.url), prerender: true });
        }
        updateConfig({
          base: built.site.base,
          ...(settings.site.url === null ? {} : { site: settings.site.url }),
          trailingSlash: 'always',
          cacheDir: pathToFileURL(`${project}.clausebook/cache/`),
          ...(command === 'build' ? { outDir: pathToFileURL(`${stagingFolder(outDir)}/`) } : {}),
          build: { format: 'directory', inlineStylesheets: 'never', assets: '_assets' },
          compressHTML: true,
          devToolbar: { enabled: false },
          prefetch: false,
          vite: {
            cacheDir: `${project}.clausebook/vite`,
            build: { assetsInlineLimit: 0, cssMinify: true },
            ssr: { noExternal: ['clausebook'] },
            // Where no packages are found, what makes the pages must need none.
            ...(command === 'build' && !findsAstro(stagingFolder(outDir))
              ? { environments: { prerender: { resolve: { noExternal: true as const } } } }
              : {}),
            plugins: [
              replaceComponents(options.components ?? {}, project),
              ownAstro(),
              serveClientModules(client),
              serveAssets(() => built),
              reloadOnChange(root, [...settings.roots, ...settings.ownStandards], async () => {
                built = await load();
                setSite(built.site);
              }),
            ],
          },
        });
      },
      'astro:build:start': async () => {
        if (built !== null) await renderTexts(built);
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (built === null) return;
        const folder = fileURLToPath(dir);
        const pages = await finishBuild(built, folder, getRunOptions());
        await finishedFolder(folder, outDir);
        logger.info(`${pages} pages published in ${outDir}`);
        getRunOptions().onFinished?.({ pages, folder: outDir });
      },
    },
  };
}

const textsBetweenPauses = 50;

/**
 * Renders every text once, before the pages that show it. The parser gives its memory back between two turns of the event loop only,
 * so there are pauses; pages that are made from all texts leave none.
 */
async function renderTexts({ site, texts }: BuiltSite): Promise<void> {
  // Left alone, the heap grows to twice what it holds before it is looked through, and what it grew to is not given back.
  setFlagsFromString('--heap-growing-percent=30');
  for (const [index, id] of texts.entries()) {
    site.bodyHtml(id);
    if (index % textsBetweenPauses === 0) await setImmediate();
  }
}

/**
 * Astro keeps what makes the pages below the folder it was started in, unless the site is built below that one: it would
 * leave files where nobody expects them, or fail where nobody may write.
 */
async function enterStaging(outDir: string): Promise<void> {
  const folder = dirname(stagingFolder(outDir));
  if (folder.startsWith(process.cwd())) return;
  await mkdir(folder, { recursive: true });
  getRunOptions().enterFolder?.(folder);
}

/** True when modules in a folder, which need not exist, find Astro. */
function findsAstro(folder: string): boolean {
  try {
    createRequire(join(folder, 'any.js')).resolve('astro/package.json');
    return true;
  } catch {
    return false;
  }
}

interface Resolver {
  readonly resolve: (source: string, importer: string | undefined, options: object) => Promise<unknown>;
}

/** Finds Astro where this package finds it, for a folder that does not have it: one with settings and texts alone. */
function ownAstro(): {
  name: string;
  enforce: 'pre';
  resolveId: (this: Resolver, source: string, importer: string | undefined, options: object) => Promise<unknown>;
} {
  const here = fileURLToPath(import.meta.url);
  return {
    name: 'clausebook-own-astro',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!/^(?:astro|clausebook)(?:\/|$)/.test(source)) return null;
      return (
        (await this.resolve(source, importer, { ...options, skipSelf: true })) ??
        this.resolve(source, here, { ...options, skipSelf: true })
      );
    },
  };
}

interface Middlewares {
  readonly middlewares: {
    use: (
      handle: (
        request: { readonly url?: string },
        response: { setHeader: (name: string, value: string) => void; end: (body: string | Buffer) => void },
        next: () => void,
      ) => void,
    ) => void;
  };
}

/** While previewing: serves the client modules at the address they will have in the published site. */
function serveClientModules(client: ClientModules): { name: string; configureServer: (server: Middlewares) => void } {
  return {
    name: 'clausebook-client',
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const path = /\/_assets\/client-[0-9a-f]+\/([^?]+)/.exec(request.url ?? '')?.[1];
        const script = path === undefined ? undefined : client.files.get(path);
        if (script === undefined) return next();
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
        response.end(script);
      });
    },
  };
}

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** While previewing: serves pictures, attachments and the look of the organization at the address they will have in the published site. */
function serveAssets(getBuilt: () => BuiltSite | null): {
  name: string;
  configureServer: (server: Middlewares) => void;
} {
  return {
    name: 'clausebook-assets',
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        const built = getBuilt();
        const path = pathOf(request.url ?? '');
        const place =
          built !== null && path.startsWith(built.site.base) ? path.slice(built.site.base.length) : path.slice(1);
        const read = built?.assets.get(place);
        if (read === undefined) return next();
        response.setHeader('Content-Type', mediaTypes[/[^.]+$/.exec(place)?.[0] ?? ''] ?? 'application/octet-stream');
        response.end(Buffer.from(read()));
      });
    },
  };
}

/** Path of a request; one that is not written as addresses are stays as it is. */
function pathOf(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface WatchingServer {
  readonly watcher: {
    add: (paths: string[]) => unknown;
    on: (event: 'all', listener: (event: string, path: string) => void) => unknown;
  };
  readonly moduleGraph: { invalidateAll: () => void };
  readonly ws: { send: (message: { type: 'full-reload' }) => void };
}

/** While previewing: reads the SMS again when one of its files changes, and reloads the page. */
function reloadOnChange(
  root: string,
  roots: readonly string[],
  reload: () => Promise<void>,
): { name: string; configureServer: (server: WatchingServer) => void } {
  return {
    name: 'clausebook-reload',
    configureServer: (server) => {
      const watched = [...roots.map((folder) => `${root}${folder}`), `${root}clausebook.yaml`];
      server.watcher.add(watched);
      let timer: NodeJS.Timeout | undefined;
      server.watcher.on('all', (_event, path) => {
        if (!watched.some((folder) => path.startsWith(folder))) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          reload()
            .then(() => {
              server.moduleGraph.invalidateAll();
              server.ws.send({ type: 'full-reload' });
            })
            .catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
        }, 100);
      });
    },
  };
}
