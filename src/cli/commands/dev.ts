import { commonOptions, defineCommand } from '../command.ts';
import { dayOption, portOption, rootOption } from '../options.ts';
import { withAstro } from '../with-astro.ts';

export default defineCommand({
  name: 'dev',
  summary: 'Preview the manual while writing; pages show their findings and reload on every save',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.untrusted,
    { flags: '--port <number>', summary: 'port to listen on (4321)' },
    { flags: '--host <address>', summary: 'address to listen on (localhost)' },
  ],
  run: async ({ options, terminal }) => {
    const asOf = dayOption(options);
    const port = portOption(options);
    await withAstro('dev', rootOption(options, terminal), {
      ...(asOf === null ? {} : { asOf }),
      ...(options['untrusted'] === true ? { untrusted: true } : {}),
      ...(port === null ? {} : { port }),
      ...(typeof options['host'] === 'string' ? { host: options['host'] } : {}),
    });
    return 0;
  },
});
