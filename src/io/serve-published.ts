import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../views/page-frame.ts';
import { UsageError } from './usage-error.ts';

/** A running server of a published site. */
export interface PublishedServer {
  readonly address: string;
  /** Settles when the server has stopped. */
  readonly closed: Promise<void>;
  readonly stop: () => void;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves a published site on this machine only.
 *
 * @param options folder, base path, port (0 for any free one)
 * @throws UsageError when nothing has been published or the port is taken
 */
export async function servePublished(options: {
  readonly folder: string;
  readonly base: string;
  readonly port: number;
}): Promise<PublishedServer> {
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  if (!(await isFile(join(options.folder, 'index.html')))) {
    throw new UsageError(`Nothing is published in ${options.folder}.`, 'Run `clausebook build` first.');
  }
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, file, location }) => {
      const headers: Record<string, string> = {
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'same-origin',
      };
      if (location !== undefined) headers['Location'] = location;
      if (file !== undefined) headers['Content-Type'] = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(status, headers);
      if (file === undefined || request.method === 'HEAD') response.end();
      else createReadStream(file).pipe(response);
    });
  });

  const answer = async (url: string): Promise<{ status: number; file?: string; location?: string }> => {
    const path = decode(url.split(/[?#]/)[0] ?? '/');
    if (path === null || path.includes('\0')) return { status: 400 };
    if (!path.startsWith(base)) return `${path}/` === base ? { status: 301, location: base } : notFound();
    const inside = normalize(`/${path.slice(base.length)}`);
    const file = join(options.folder, inside.endsWith('/') ? `${inside}index.html` : inside);
    if (await isFile(file)) return { status: 200, file };
    return (await isFile(join(file, 'index.html'))) ? { status: 301, location: `${path}/` } : notFound();
  };
  const notFound = async (): Promise<{ status: number; file?: string }> => {
    const page = join(options.folder, '404.html');
    return (await isFile(page)) ? { status: 404, file: page } : { status: 404 };
  };

  await new Promise<void>((started, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${options.port} is taken.`, 'Choose another with --port.')
          : error,
      );
    });
    server.listen(options.port, '127.0.0.1', started);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    closed: new Promise((done) => server.once('close', () => done())),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
