import type { Sms } from '../model/sms.ts';

/**
 * The model that says who may act: people, roles, keys, authority, delegations, waivers and settings. With a trusted base it is
 * that one, so that a change cannot bring its own judge; a change to one of these files is judged by it like any other. Without
 * a base the files themselves are believed.
 *
 * @param sms the model that is judged
 */
export function believed(sms: Sms): Sms {
  return sms.base ?? sms;
}

/** Words for where people, roles and rights were looked up; empty where the files themselves are believed. */
export function inBase(sms: Sms): string {
  return sms.base === null ? '' : ' in the trusted base';
}
