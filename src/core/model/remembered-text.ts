const most = 200_000;

/**
 * A look at short texts that come again and again, such as headings, taken once for each. The number of them is bounded, since they come
 * from anywhere.
 *
 * @param look depends on nothing but the text
 */
export function rememberedText<T>(look: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const now = look(text);
    if (known.size >= most) known.clear();
    known.set(text, now);
    return now;
  };
}
