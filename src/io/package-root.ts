import { fileURLToPath } from 'node:url';

/** Folder of this package, with a closing separator. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
