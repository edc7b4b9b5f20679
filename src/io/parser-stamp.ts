import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageVersion } from './package-version.ts';

const parserFolders = ['../markdown/', '../core/lifecycle/'];
const parserPackages = ['satteri', 'yaml', 'gray-matter'];

/**
 * A digest of everything that decides how a file is read: our version and the code of our parser (so that a change of it
 * counts while the version stays), the versions of the parsers it uses, and of Node.
 */
export function parserStamp(): string {
  const digest = createHash('sha256').update(`${packageVersion()} ${process.version}`);
  for (const folder of parserFolders) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const names = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const name of names) digest.update(readFileSync(name));
  }
  for (const name of parserPackages) digest.update(`${name} ${versionOf(name)}`);
  return digest.digest('hex').slice(0, 32);
}

function versionOf(name: string): string {
  const { resolve } = createRequire(import.meta.url);
  const { href } = pathToFileURL(resolve(name));
  const folder = href.slice(0, href.lastIndexOf(`/${name}/`) + name.length + 2);
  return (JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as { version: string }).version;
}
