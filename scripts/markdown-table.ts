/** A Markdown table; cells are escaped so that they stay on one line and in their column. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}

/** Text as inline code; nothing for an empty text. */
export function inlineCode(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
