import { ofDays, ofMonths } from '../days.ts';
import type { Duty, Family, Scene } from '../duty.ts';
import { file, lived, log, overdue, register, together } from '../duty.ts';

/** A document of the organization that is reviewed in an interval of its own. */
function reviewed(scene: Scene, id: string, path: string): Duty {
  const { random, begin } = scene;
  const every = random.pick([ofMonths(3), ofMonths(6), ofMonths(12), ofMonths(18), ofDays(90), ofDays(182)]);
  const acts = lived(scene, begin, every);
  const text = (days: readonly string[]): string =>
    file([
      `id: ${id}`,
      'owner: ROL-005',
      'version: "1.0"',
      'status: approved',
      'classification: internal',
      `effective_from: ${begin}`,
      `review: {interval: ${every.text}, ${log(days, 'PER-005')}}`,
      `approvals: [{action: approved, by: PER-002, role: ROL-002, on: ${begin}, version: "1.0"}]`,
    ]);
  return {
    perfect: { [path]: text(acts.inTime) },
    omitted: { [path]: text(acts.omitted) },
    planted: acts.due === null ? [] : [overdue(scene, 'REVW-002', id, 'error', acts.due)],
  };
}

export const documents: Family = (scene) =>
  together(
    reviewed(scene, 'PRO-001', 'content/procedures/pro-001.md'),
    reviewed(scene, 'PRO-002', 'content/procedures/pro-002.md'),
  );

export const outsideDocuments: Family = (scene) => {
  const every = scene.random.pick([ofMonths(2), ofMonths(6), ofMonths(12)]);
  const acts = lived(scene, scene.begin, every);
  const text = (days: readonly string[]): string =>
    register('REG-101', 'external-document', [
      `{id: EXT-001, name: Manual, publisher: Ring Ltd, edition: "7", location: shelf, review: {interval: ${every.text}, ${log([scene.begin, ...days], 'PER-002')}}}`,
    ]);
  const path = 'content/registers/outside.md';
  return {
    perfect: { [path]: text(acts.inTime) },
    omitted: { [path]: text(acts.omitted) },
    planted: acts.due === null ? [] : [overdue(scene, 'EXTD-003', 'EXT-001', 'warn', acts.due)],
  };
};

export const registers: Family = (scene) => {
  const every = scene.random.pick([ofMonths(3), ofMonths(4), ofMonths(12), ofDays(100)]);
  const acts = lived(scene, scene.begin, every);
  const text = (days: readonly string[]): string =>
    register(
      'REG-102',
      'issue',
      ['{id: ISS-001, text: Heat, origin: external, category: climate, effect: Cooling fails}'],
      [`review: {interval: ${every.text}, ${log(days, 'PER-002', 'all looked at')}}`],
    );
  const path = 'content/registers/issues.md';
  return {
    perfect: { [path]: text(acts.inTime) },
    omitted: { [path]: text(acts.omitted) },
    planted: acts.due === null ? [] : [overdue(scene, 'REGI-001', 'REG-102', 'warn', acts.due)],
  };
};
