// The command line in one file: it starts in a third of the time that more than a thousand modules take.
import { isAbsolute, join, relative } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Bundles the command line. What Astro loads too stays outside, so that both have the same modules, and so do packages.
 *
 * @param layers folder of the layers (`src` or `lib`)
 * @param entry main module below it, for example `cli/main.ts`
 * @param target folder that gets `main.js`; it has to lie as deep in the package as the one of the entry
 */
export async function bundleProgram(layers: string, entry: string, target: string): Promise<void> {
  const bundle = await rolldown({
    input: join(layers, entry),
    platform: 'node',
    logLevel: 'warn',
    plugins: [
      {
        name: 'shared-with-astro',
        resolveId: async function (source, importer, options) {
          if (importer === undefined) return null;
          if (!source.startsWith('.') && !isAbsolute(source)) return { id: source, external: true };
          const found = await this.resolve(source, importer, { ...options, skipSelf: true });
          const path = found === null ? '' : relative(layers, found.id).replaceAll('\\', '/');
          return /^(?:astro\/|io\/usage-error\.)/.test(path) ? { id: `../${path}`, external: true } : found;
        },
      },
    ],
  });
  await bundle.write({ dir: target, format: 'esm', entryFileNames: 'main.js', chunkFileNames: 'main-[name].js' });
  await bundle.close();
}
