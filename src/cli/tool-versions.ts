import { readFile } from 'node:fs/promises';

interface Manifest {
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Version ranges that a new SMS asks npm for: this package, and the Astro and Node it was tested with. */
export async function toolVersions(): Promise<{
  readonly clausebook: string;
  readonly astro: string;
  readonly node: string;
}> {
  const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
  return {
    clausebook: `^${manifest.version}`,
    astro: manifest.devDependencies?.['astro'] ?? manifest.peerDependencies?.['astro'] ?? '^7.0.0',
    node: '^24.0.0',
  };
}
