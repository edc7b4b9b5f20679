import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { RuleUrl } from '../core/finding/finding-json.ts';
import type { Severity } from '../core/model/settings.ts';

export interface RenderOptions {
  readonly color: boolean;
  /** Least severity that fails the check, for the closing line. */
  readonly failOn: Severity;
  /** Version of Clausebook, for the formats that name their tool; left out where it is not given. */
  readonly toolVersion?: string;
  /** Where pages about the rules are published; nowhere by default. */
  readonly ruleUrl?: RuleUrl;
  /**
   * Folder of the SMS as the reader of annotations sees it (the root of the repository), with `/`; '' by default. Used by
   * the formats that other programs attach to files.
   */
  readonly folder?: string;
}

/** One form of the report of a check. Pure: the same model gives the same text. */
export interface ReportFormat {
  readonly name: string;
  readonly summary: string;
  readonly render: (checked: CheckedSms, options: RenderOptions) => string;
}

/** Declares a format; returns it unchanged. */
export function defineFormat(format: ReportFormat): ReportFormat {
  return format;
}

/** Path of a file as the reader of annotations sees it. */
export function pathInRepository(file: string, { folder = '' }: Pick<RenderOptions, 'folder'>): string {
  const prefix = folder.replace(/\/+$/, '');
  return prefix === '' || prefix === '.' ? file : `${prefix}/${file}`;
}
