/** One key or token in a text. */
export interface Secret {
  readonly what: string;
  readonly index: number;
  readonly length: number;
}

/** Forms that nothing but a key or token has; the named group is what makes it secret. */
const forms: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n)+(?:[\w-]+:[^\n]*\n\s*)*(?<secret>[A-Za-z0-9+/]{40,})/g,
  },
  { what: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)(?<secret>[A-Z2-7]{16})\b/g },
  {
    what: 'a token of GitHub',
    pattern: /\b(?:gh[pousr]_(?<secret>[A-Za-z0-9]{36,255})|github_pat_(?<other>\w{60,255}))\b/g,
  },
  { what: 'a token of GitLab', pattern: /\bgl(?:pat|dt|ptt|rt)-(?<secret>[\w-]{20,})/g },
  { what: 'a token of Slack', pattern: /\bxox[abeprs]-(?<secret>[0-9A-Za-z-]{20,})/g },
  {
    what: 'a secret address of Slack',
    pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/(?<secret>[A-Za-z0-9]+\/[A-Za-z0-9]+\/[A-Za-z0-9]{16,})/g,
  },
  { what: 'a key of Google', pattern: /\bAIza(?<secret>[\w-]{35})(?![\w-])/g },
  { what: 'a secret key of Stripe', pattern: /\b[rs]k_live_(?<secret>[0-9A-Za-z]{20,})/g },
  { what: 'a token of npm', pattern: /\bnpm_(?<secret>[A-Za-z0-9]{36})\b/g },
  { what: 'a key of Azure Storage', pattern: /\bAccountKey=(?<secret>[A-Za-z0-9+/]{80,}={0,2})/g },
  {
    what: 'a signed token (JWT)',
    pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.(?<secret>[\w-]{30,})/g,
  },
];

/** What every form holds. */
const hints =
  /PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|gl(?:pat|dt|ptt|rt)-|xox[abeprs]-|hooks\.slack|AIza|k_live_|npm_|AccountKey=|eyJ/;

/**
 * Keys and tokens in a text. Values that plainly stand for one (`EXAMPLE`, `xxxx`, `1234567890`) are none.
 *
 * @param text any text
 */
export function secretsIn(text: string): readonly Secret[] {
  if (!mayHoldSecrets(text)) return [];
  return forms.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, groups, index }) => {
      const secret = groups?.['secret'] ?? groups?.['other'] ?? '';
      return isPlaceholder(secret) ? [] : [{ what, index, length: whole.length }];
    }),
  );
}

/** False for a text that holds none of them: most do, and need no further look. */
export function mayHoldSecrets(text: string): boolean {
  return hints.test(text);
}

function isPlaceholder(secret: string): boolean {
  return (
    /example|sample|dummy|your|token|secret|redacted|x{5}|0{6}|1234567|abcdefg/i.test(secret) ||
    new Set(secret.slice(0, 40)).size < 8
  );
}
