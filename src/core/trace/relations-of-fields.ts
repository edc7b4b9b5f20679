import { remembered } from '../model/remembered.ts';
import type { Sms } from '../model/sms.ts';

/**
 * Relations that fields state, in the order of all: a small part of them, since most are links in texts.
 *
 * @param relations all relations of a model
 */
export const relationsOfFields: (relations: Sms['relations']) => Sms['relations'] = remembered(
  (relations: Sms['relations']) => relations.filter(({ path }) => path !== null),
);
