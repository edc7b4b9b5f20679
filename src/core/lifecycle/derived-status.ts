/**
 * Life cycles whose state follows from other fields (`derivedStatus` in `state.ts`), or is the first one unless something
 * else is said, so that a row need not state it.
 */
export const lifecyclesWithDerivedStatus: ReadonlySet<string> = new Set([
  'parent',
  'point-record',
  'record',
  'report',
  'risk',
  'action',
  'register-entry',
]);
