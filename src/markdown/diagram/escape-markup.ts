const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Takes any text; gives it safe as the content of an element or a quoted attribute, in HTML and in SVG. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Takes any text; gives a value that is safe inside an `id` and inside `url(#…)`. Never empty. */
export function escapeId(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, '-').replace(/^(?![A-Za-z])/, 'd');
}

/**
 * Takes an address; gives it back if it is relative or has the scheme http, https or mailto, else null.
 * Browsers drop control characters and blanks before they read the scheme, so an address with one is refused.
 */
export function safeAddress(address: string): string | null {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  if (address === '' || /[\u0000-\u0020\u007f-\u00a0]/.test(address)) return null;
  const scheme = /^([^/?#]*?):/.exec(address)?.[1];
  return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme) ? address : null;
}
