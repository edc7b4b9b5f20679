import type { Sms } from '../model/sms.ts';
import type { Judgement } from './finding.ts';

/** An SMS and what the rules say of it: the one model behind every report, page and file. */
export interface CheckedSms {
  readonly sms: Sms;
  readonly judgement: Judgement;
}
