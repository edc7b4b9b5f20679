import { hash } from 'node:crypto';

/** SHA-256 of bytes, or of the UTF-8 bytes of a text, as hexadecimal digits. */
export function sha256(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}
