import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './usage-error.ts';

/**
 * SHA-256 of a file of any size, hex.
 *
 * @param file absolute path; it may lie outside the SMS
 * @throws UsageError when it cannot be read
 */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    throw new UsageError(`There is no readable file ${file}.`, 'Give the file that proves the act, with --proof.');
  }
  return hash.digest('hex');
}
