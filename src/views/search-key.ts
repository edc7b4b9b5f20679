/** Key under which the resolver looks a query up: lower case, without blanks, hyphens and leading zeros. */
export function searchKey(query: string): string {
  return query
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '')
    .replace(/^([a-z]{3})0+(?=\d)/, '$1');
}

/** Characters of a mark. */
export const nameMarkLength = 4;

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A short mark of a name, the same for all that `searchKey` takes for equal: 24 bits of FNV-1a. Two names may share a mark,
 * so a name found by its mark has to be compared with the real one.
 */
export function nameMark(name: string): string {
  const key = searchKey(name);
  let hash = 2_166_136_261;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 16_777_619);
  const bits = (hash >>> 8) ^ (hash & 0xff);
  return [18, 12, 6, 0].map((shift) => digits.charAt((bits >>> shift) & 63)).join('');
}
