/** Key under which the resolver looks a query up: lower case, without blanks, hyphens and leading zeros. */
export function searchKey(query: string): string {
  return query
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '')
    .replace(/^([a-z]{3})0+(?=\d)/, '$1');
}
