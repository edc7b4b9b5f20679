import { parseDuration } from '../lifecycle/calendar.ts';

/** A value of a rule, and what is said about it: what it takes follows from what it is by default. */
export interface ParameterLimits {
  readonly default: string | number;
  /** Largest number that makes sense, as of a percentage. */
  readonly most?: number;
}

/** What a parameter takes, for a message; null where it takes any text. */
export function wantedValue({ default: usual, most }: ParameterLimits): string | null {
  if (typeof usual === 'number') {
    const what = Number.isInteger(usual) ? 'a whole number' : 'a number';
    return most === undefined ? `${what}, 0 or more` : `${what} from 0 to ${most}`;
  }
  if (parseDuration(usual) !== null) return 'a length of time such as P30D, P3M or P1Y';
  return isShare(usual) ? `a percentage such as "${usual}"` : null;
}

/**
 * True for a value that a parameter can take.
 *
 * @param limits what it is by default
 * @param value what the settings say
 */
export function fitsParameter({ default: usual, most }: ParameterLimits, value: string | number): boolean {
  const text = String(value).trim();
  if (typeof usual === 'number') {
    const form = Number.isInteger(usual) ? /^\d+$/ : /^\d+(?:\.\d+)?$/;
    return form.test(text) && (most === undefined || Number(text) <= most);
  }
  if (parseDuration(usual) !== null) return parseDuration(String(value)) !== null;
  // The sign may be left out.
  return !isShare(usual) || (isShare(`${text.replace(/ ?%$/, '')}%`) && Number.parseFloat(text) <= 100);
}

/**
 * The value that counts: a stated one that a parameter cannot take changes nothing.
 *
 * @param limits what it is by default
 * @param value what the settings say, if anything
 */
export function parameterValue(limits: ParameterLimits, value: string | number | undefined): string | number {
  return value !== undefined && fitsParameter(limits, value) ? value : limits.default;
}

function isShare(text: string): boolean {
  return /^\d+(?:\.\d+)? ?%$/.test(text);
}
