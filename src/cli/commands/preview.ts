import { resolve } from 'node:path';
import { loadSettings } from '../../io/load-settings.ts';
import { servePublished } from '../../io/serve-published.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { portOption, rootOption } from '../options.ts';

export default defineCommand({
  name: 'preview',
  summary: 'Serve the published manual from dist/ with the headers it should have',
  options: [
    commonOptions.root,
    { flags: '--port <number>', summary: 'port to listen on (4321)' },
    { flags: '--out-dir <dir>', summary: 'folder it was published in (dist)' },
  ],
  run: async ({ options, terminal }) => {
    const root = rootOption(options, terminal);
    const settings = await loadSettings(root);
    const folder =
      typeof options['outDir'] === 'string' ? resolve(terminal.cwd, options['outDir']) : resolve(root, 'dist');
    const server = await servePublished({ folder, base: settings.site.base, port: portOption(options) ?? 4321 });
    terminal.err(`Serving ${folder} on ${server.address}\nPress Ctrl+C to stop.\n`);
    await server.closed;
    return 0;
  },
});
