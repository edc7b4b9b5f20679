import type { CheckMemory } from '../../src/io/check-memory.ts';
import { buildFromTree } from '../../src/io/load-sms.ts';
import { parseSettings } from '../../src/io/load-settings.ts';
import type { Sms } from '../../src/core/model/sms.ts';

const encoder = new TextEncoder();

/** Files that every example may rely on: an organization with roles and people who hold them. */
export const baseFiles: ReadonlyMap<string, string> = new Map([
  [
    'clausebook.yaml',
    `organization: Example Ltd
level: advanced
packs: [tickets-in-git, people, records-office]
history: none
as_of: 2026-06-30
in_force_from: 2025-10-01
series_start: 2026-01-01
owner: ROL-002
approvers: {policy: [ROL-001, ROL-003], scope: [ROL-001], default: [ROL-001, ROL-002, ROL-003]}
`,
  ],
  [
    'content/registers/organization.md',
    `---
id: REG-001
type: register
of: [role, person]
owner: ROL-002
classification: internal
rows:
  - {id: ROL-001, name: Managing Director, top_management: true, posts: [{person: PER-001, from: 2020-01-01}], carries: [reporting]}
  - {id: ROL-002, name: Head of Service Management, posts: [{person: PER-002, from: 2020-01-01}], carries: [sms-conformity, continuity-invocation]}
  - {id: ROL-003, name: Operations Director, top_management: true, posts: [{person: PER-003, from: 2020-01-01}], carries: [customer-relationship]}
  - {id: ROL-004, name: Service Owner, posts: [{person: PER-004, from: 2020-01-01}], carries: [supplier-relationship]}
  - {id: ROL-005, name: Service Desk Manager, posts: [{person: PER-005, from: 2020-01-01}], carries: [major-incident-lead]}
  - {id: PER-001, name: Ada Marsh, employment: {from: 2019-01-01}}
  - {id: PER-002, name: Ben Holt, employment: {from: 2019-01-01}}
  - {id: PER-003, name: Cleo Park, employment: {from: 2019-01-01}}
  - {id: PER-004, name: Dan Frost, employment: {from: 2019-01-01}}
  - {id: PER-005, name: Eve Lund, employment: {from: 2019-01-01}}
---

# Organization
`,
  ],
]);

/**
 * Builds a small SMS from a map of files, without touching the disk.
 *
 * @param files path -> content; laid over `baseFiles`
 * @param options day to judge, or the moment in the time zone of the settings; `bare` leaves the base out (but for clausebook.yaml); `forms` says of files that they are
 *   stored as `windows-1252`, `utf-16`, `utf-16-unmarked` or are a `symbolic-link`; `memory` is what an earlier one left
 */
export function smallSms(
  files: ReadonlyMap<string, string> | Readonly<Record<string, string>>,
  options: {
    asOf?: string;
    now?: string;
    bare?: boolean;
    forms?: ReadonlyMap<string, string>;
    memory?: CheckMemory;
  } = {},
): Sms {
  const given: ReadonlyMap<string, string> =
    files instanceof Map ? files : new Map(Object.entries(files as Readonly<Record<string, string>>));
  const base = options.bare === true ? new Map([...baseFiles].slice(0, 1)) : baseFiles;
  const all = new Map([...base, ...given]);
  const settings = parseSettings(all.get('clausebook.yaml') ?? '');
  const tree = [...all]
    .filter(([path]) => path !== 'clausebook.yaml')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([path]) => options.forms?.get(path) !== 'symbolic-link')
    .map(([path, content]) => ({ path, bytes: stored(content, options.forms?.get(path)) }));
  const links = [...(options.forms ?? [])].filter(([, form]) => form === 'symbolic-link');
  const skipped = links.map(([path]) => ({ path, reason: 'symbolic link' as const }));
  return buildFromTree({ files: tree, skipped }, settings, {
    now: options.now ?? '2026-06-30T10:00:00Z',
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.memory === undefined ? {} : { memory: options.memory }),
  });
}

function stored(content: string, form: string | undefined): Uint8Array {
  switch (form) {
    case 'windows-1252':
      return Buffer.from(content, 'latin1');
    case 'utf-16':
      return Buffer.from(`\uFEFF${content}`, 'utf16le');
    case 'utf-16-unmarked':
      return Buffer.from(content, 'utf16le');
    default:
      return encoder.encode(content);
  }
}
