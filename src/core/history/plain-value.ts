/** A list or map of a field in words: `{"person":"PER-001","from":"2024-01-01"}` without the signs of a program. */
export function plainValue(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return inWords(JSON.parse(text));
  } catch {
    return text;
  }
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, part]) => `${name.replaceAll('_', ' ')} ${inWords(part)}`)
      .join(', ');
  return String(value);
}
