/** What stands between the two lines of an armor. */
export type Armored =
  { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'problem'; readonly message: string };

/**
 * Reads the ASCII armor of an OpenSSH or OpenPGP signature or key, strictly: one spelling for the same bytes, so that a
 * changed character is never overlooked. LF or CRLF; blank lines at the end are allowed.
 *
 * @param text the armor, with nothing before it
 * @param label words of the first line, as in `SSH SIGNATURE`
 * @returns a reason when it is not well-formed
 * @see RFC 9580 section 6 for OpenPGP: headers, a blank line and an optional CRC-24 are known when the label begins so
 */
export function readArmor(text: string, label: string): Armored {
  const lines = text.split('\n').map((line, index, all) => (index < all.length - 1 ? line.replace(/\r$/, '') : line));
  while (lines.at(-1) === '') lines.pop();
  if (lines.shift() !== `-----BEGIN ${label}-----`) return problem(`it does not begin with "-----BEGIN ${label}-----"`);
  if (lines.pop() !== `-----END ${label}-----`) return problem(`it does not end with "-----END ${label}-----"`);
  if (!label.startsWith('PGP ')) return bytesOf(lines);
  const blank = lines.indexOf('');
  if (blank < 0 || !lines.slice(0, blank).every((line) => /^(?:Version|Comment|Hash|Charset|MessageID): /.test(line))) {
    return problem('its headers are not followed by a blank line');
  }
  const content = lines.slice(blank + 1);
  const checksum = content.at(-1)?.startsWith('=') === true ? content.pop() : undefined;
  const read = bytesOf(content);
  if (read.kind === 'bytes' && checksum !== undefined && checksum !== `=${crc24(read.bytes)}`) {
    return problem('its checksum does not fit');
  }
  return read;
}

/**
 * Decodes base64 without any tolerance: no blanks, complete padding, no stray bits.
 *
 * @returns null when it is anything else, or empty
 */
export function strictBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : null;
}

/** Writes an armor as OpenSSH does, 70 characters a line, with a line end at the end. */
export function writeArmor(bytes: Uint8Array, label: string): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function bytesOf(lines: readonly string[]): Armored {
  const bytes = lines.includes('') ? null : strictBase64(lines.join(''));
  return bytes === null ? problem('its content is not base64') : { kind: 'bytes', bytes };
}

function problem(message: string): Armored {
  return { kind: 'problem', message };
}

/** Checksum of RFC 9580 section 6.1, as base64. */
function crc24(bytes: Uint8Array): string {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb;
    }
  }
  return Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
}
