import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Severity } from '../core/model/settings.ts';

export interface RenderOptions {
  readonly color: boolean;
  /** Least severity that fails the check, for the closing line. */
  readonly failOn: Severity;
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
