const key = 'clausebook found';

/** Remembers, until the page is opened, with which letters the words begin that led to it. */
export function keepFoundWords(address: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ path: new URL(address, location.href).pathname, words }));
  } catch {
    // The page is found without.
  }
}

/** Marks the words that led to this page, once; Escape removes the marks. */
export function markFoundWords(): void {
  const words = takeFoundWords();
  const main = document.querySelector('main');
  if (words.length === 0 || main === null || !('highlights' in CSS)) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})\\p{L}{0,3}(?![\\p{L}\\p{N}])`, 'giu');
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    for (const match of (text.textContent ?? '').matchAll(pattern)) {
      const range = new Range();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set('cb_found', new Highlight(...ranges));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') CSS.highlights.delete('cb_found');
  });
}

function takeFoundWords(): readonly string[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as {
      path?: unknown;
      words?: readonly unknown[];
    } | null;
    if (kept?.path !== location.pathname || !Array.isArray(kept.words)) return [];
    sessionStorage.removeItem(key);
    return kept.words.filter((word): word is string => typeof word === 'string' && /^[\p{L}\p{M}\p{N}]+$/u.test(word));
  } catch {
    return [];
  }
}
