import { keywordIn } from './words/model-words.ts';

const short: Readonly<Record<string, string>> = {
  ci: 'CI',
  sms: 'SMS',
  sla: 'SLA',
  slas: 'SLAs',
  ola: 'OLA',
  olas: 'OLAs',
};

/**
 * A keyword of a declaration in words for people: `sms-conformity` -> `SMS conformity`.
 *
 * @param keyword one value of an enum
 */
export function plainWords(keyword: string): string {
  return keywordIn(keyword) ?? spelled(keyword);
}

/** The English words of a keyword, abbreviations in capitals. */
export function spelled(keyword: string): string {
  return keyword
    .split(/[-_]/)
    .map((word) => short[word] ?? word)
    .join(' ');
}

/** A piece of a message: running text, or the name of a field or command. */
export interface TextPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Splits a message at its backticks, which mark what is to be typed as it stands. */
export function textParts(message: string): readonly TextPart[] {
  return message
    .split(/`([^`]+)`/)
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
