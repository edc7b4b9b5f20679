/**
 * Reads the settings file of a repository (git-config, section "Syntax"), without what it includes.
 *
 * @returns the last value by `section.key` or `section.subsection.key`, section and key in lower case; an empty key is `true`
 */
export function parseGitConfig(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const [, name, subsection] = /^\s*\[([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\]/.exec(line) ?? [];
    if (name !== undefined) {
      section = name.toLowerCase() + (subsection === undefined ? '' : `.${subsection.replace(/\\(.)/g, '$1')}`);
    }
    const [, key, value] = /^(?:\s*\[.*\])?\s*([A-Za-z][\w-]*)\s*(?:=\s*(.*?))?\s*(?:[#;].*)?$/.exec(line) ?? [];
    if (key !== undefined) values.set(`${section}.${key.toLowerCase()}`, value?.replace(/^"(.*)"$/, '$1') ?? 'true');
  }
  return values;
}
