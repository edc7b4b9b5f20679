/** JSON with everything that fits on a line on one line, so that a whole report can be read in a test. */
export function compactJson(value: unknown, width = 150, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= width) return `${indent}${flat}`;
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const lines = Array.isArray(value)
    ? value.map((entry: unknown) => compactJson(entry, width, inner))
    : Object.entries(value).map(
        ([key, entry]) => `${inner}${JSON.stringify(key)}: ${compactJson(entry, width, inner).trimStart()}`,
      );
  return `${indent}${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
