import { isCalendarDate } from '../../core/lifecycle/calendar.ts';
import type { AllowedSigner } from '../../core/control/allowed-signer.ts';
import { parseSshPublicKey } from './ssh-key.ts';

/** A line that cannot be used. */
export interface AllowedSignersProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

type LineResult = AllowedSigner | AllowedSignersProblem;

/**
 * Reads an allowed-signers file of OpenSSH (ssh-keygen(1), ALLOWED SIGNERS): principals, options, type, key, comment.
 * Empty lines and lines that begin with `#` say nothing. Authorities (`cert-authority`) are returned and marked.
 *
 * @param text content of the file, LF or CRLF
 * @returns the usable lines, and for each other one the reason
 */
export function parseAllowedSigners(text: string): {
  readonly signers: readonly AllowedSigner[];
  readonly problems: readonly AllowedSignersProblem[];
} {
  const lines = text.split(/\r?\n/).flatMap((content, index): readonly LineResult[] => {
    const trimmed = content.replace(/^[ \t]+/, '').trimEnd();
    return trimmed === '' || trimmed.startsWith('#') ? [] : [parseLine(trimmed, index + 1)];
  });
  return {
    signers: lines.filter((line) => 'key' in line),
    problems: lines.filter((line) => 'message' in line),
  };
}

/**
 * Writes an allowed-signers file, one line for each signer. Reading it gives the same signers, numbered anew.
 *
 * @param signers names and patterns must not hold quotation marks, commas or line ends, which the format cannot say
 * @throws TypeError when one of them does
 */
export function renderAllowedSigners(signers: readonly AllowedSigner[]): string {
  return signers.map((signer) => `${renderLine(signer)}\n`).join('');
}

function renderLine(signer: AllowedSigner): string {
  const options = [
    signer.isAuthority ? 'cert-authority' : null,
    signer.namespaces === null ? null : `namespaces="${plain(signer.namespaces)}"`,
    signer.validAfter === null ? null : `valid-after="${timestamp(signer.validAfter)}"`,
    signer.validBefore === null ? null : `valid-before="${timestamp(signer.validBefore)}"`,
  ].filter((option) => option !== null);
  const principals = plain(signer.principals);
  const quoted = /[\s#]/.test(principals) ? `"${principals}"` : principals;
  const comment = signer.comment.replaceAll(/[\r\n]+/g, ' ').trim();
  return [quoted, options.join(','), signer.key, comment].filter((part) => part !== '').join(' ');
}

function plain(names: readonly string[]): string {
  const wrong = names.find((name) => name === '' || /[",\r\n]/.test(name));
  if (wrong !== undefined)
    throw new TypeError(`Unexpected "${wrong}", expected a name without quotes, commas and line ends.`);
  return names.join(',');
}

/** `YYYYMMDD[HHMM[SS]][Z]`, as short as it can be said. */
function timestamp(time: string): string {
  const digits = time.replaceAll(/\D/g, '').replace(/(?:0000)?00$/, '');
  return digits + (time.endsWith('Z') ? 'Z' : '');
}

function parseLine(content: string, line: number): LineResult {
  const problem = (message: string): AllowedSignersProblem => ({ line, message });
  const [, quoted, bare, rest = ''] = /^(?:"([^"]*)"|([^\s"]+))[ \t]+(\S.*)$/.exec(content) ?? [];
  const principals = (quoted ?? bare ?? '').split(',');
  if (principals.includes('')) return problem('Unexpected line, expected principals, options, type and key.');
  const direct = parseKey(rest);
  if (direct !== null)
    return typeof direct === 'string' ? problem(direct) : { ...noOptions, ...direct, principals, line };
  const split = endOfOptions(rest);
  const key = parseKey(rest.slice(split).trimStart());
  if (key === null) return problem('There is no key of a type that is known.');
  if (typeof key === 'string') return problem(key);
  const options = parseOptions(rest.slice(0, split));
  return typeof options === 'string' ? problem(options) : { ...options, ...key, principals, line };
}

/** Null when no key begins here; a text with the reason when it cannot be used. */
function parseKey(text: string): Pick<AllowedSigner, 'key' | 'comment'> | string | null {
  const [, type, base64, comment = ''] = /^((?:ssh|ecdsa|sk)-[\w.@-]+)[ \t]+(\S+)(?:[ \t]+(.*))?$/.exec(text) ?? [];
  if (type === undefined || base64 === undefined) return null;
  const read = parseSshPublicKey(`${type} ${base64}`);
  return read.kind === 'problem' ? read.message : { key: `${type} ${base64}`, comment };
}

/** The first blank outside quotation marks. */
function endOfOptions(text: string): number {
  return /^(?:"(?:\\"|[^"])*"|[^\s"])*/.exec(text)?.[0].length ?? 0;
}

type Options = Pick<AllowedSigner, 'isAuthority' | 'namespaces' | 'validAfter' | 'validBefore'>;

const noOptions: Options = { isAuthority: false, namespaces: null, validAfter: null, validBefore: null };

function parseOptions(text: string): Options | string {
  let options = noOptions;
  const seen = new Set<string>();
  for (const option of text.match(/(?:"(?:\\"|[^"])*"|[^",])+|,(?=,|$)|^$/g) ?? []) {
    const [, keyword = '', value] = /^([\w-]+)(?:="((?:\\"|[^"])*)")?$/.exec(option) ?? [];
    const name = keyword.toLowerCase();
    if (seen.has(name)) return `The option "${name}" stands twice.`;
    seen.add(name);
    const read = parseOption(name, value?.replaceAll('\\"', '"'));
    if (read === null) return `Unexpected option "${option}".`;
    options = { ...options, ...read };
  }
  const { validAfter, validBefore } = options;
  return validAfter !== null && validBefore !== null && validBefore <= validAfter
    ? 'The time "valid-before" is not later than "valid-after".'
    : options;
}

function parseOption(name: string, value: string | undefined): Partial<Options> | null {
  if (name === 'cert-authority') return value === undefined ? { isAuthority: true } : null;
  if (value === undefined) return null;
  if (name === 'namespaces') return value.split(',').includes('') ? null : { namespaces: value.split(',') };
  const time = parseTimestamp(value);
  if (time === null) return null;
  return name === 'valid-after' ? { validAfter: time } : name === 'valid-before' ? { validBefore: time } : null;
}

/** Reads `YYYYMMDD`, `YYYYMMDDHHMM` and `YYYYMMDDHHMMSS`, each perhaps with `Z` or `UTC` behind it. */
function parseTimestamp(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(Z|UTC)?$/i.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hours = '00', minutes = '00', seconds = '00', zone] = match;
  const date = `${year}-${month}-${day}`;
  if (!isCalendarDate(date) || year < '1970') return null;
  return `${date}T${hours}:${minutes}:${seconds}${zone === undefined ? '' : 'Z'}`;
}
