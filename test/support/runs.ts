import fc from 'fast-check';

/**
 * How often a property is tried: as often as it says, fewer times under mutation (`few-runs.ts`).
 *
 * @param wanted number of runs of the ordinary test
 */
export function runs(wanted: number): number {
  return Math.min(wanted, fc.readConfigureGlobal().numRuns ?? wanted);
}
