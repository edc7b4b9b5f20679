// Writes an SMS of any size with a seed: documents of about 14 kB, the mixture of a real one, records growing with it.
// Usage: node scripts/bench/generate-sms.ts DIR DOCUMENTS [SEED]
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const words =
  'service desk change request incident customer approval review owner record supplier agreement target measure plan risk control evidence policy process step input output interface role document version capacity continuity backup restore release test problem cause action decision meeting report month quarter portal laptop network branch hospital storage'.split(
    ' ',
  );

/** Small deterministic generator of numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Writes the SMS.
 *
 * @param folder empty or missing folder
 * @param documents number of Markdown files besides the register of the organization
 * @param seed the same seed gives the same bytes
 */
export async function generateSms(folder: string, documents: number, seed = 1): Promise<void> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const sentence = (): string => {
    const text = Array.from({ length: 8 + Math.floor(random() * 10) }, () => pick(words)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (): string => Array.from({ length: 5 }, sentence).join(' ');
  const ids: string[] = [];
  const link = (): string => (ids.length === 0 ? 'the manual' : `[${pick(words)}](${pick(ids)})`);

  await write(
    'clausebook.yaml',
    'organization: Bench Ltd\nlevel: advanced\nhistory: none\nas_of: 2026-06-30\nin_force_from: 2025-10-01\nseries_start: 2026-01-01\nowner: ROL-001\napprovers: {default: [ROL-002]}\n',
  );
  // What the types ask for, so that most documents are as they should be.
  const headings: Readonly<Record<string, readonly string[]>> = {
    PRO: ['When', 'Who does what', 'Records'],
    PRC: ['Purpose', 'Inputs and outputs', 'Interfaces', 'Records', 'How we steer it'],
    SVC: ['What you get', 'Hours and support', 'How to order', 'Requirements', 'Limits'],
    MTG: ['Topics', 'Decisions', 'Actions'],
  };
  const clauses = ['8.2.4', '8.3.3', '8.4.3', '8.5.1.2', '8.6.1', '8.7.1'];
  const roles = Array.from({ length: 40 }, (_, index) => `ROL-${String(index + 1).padStart(3, '0')}`);
  await write(
    'content/registers/organization.md',
    `---\nid: REG-001\ntype: register\nof: [role, person]\nowner: ROL-001\nclassification: internal\nrows:\n${roles
      .map(
        (role, index) =>
          `  - {id: ${role}, name: Role ${index + 1}, posts: [{person: PER-${role.slice(4)}, from: 2020-01-01}]}\n  - {id: PER-${role.slice(4)}, name: Person ${index + 1}, employment: {from: 2019-01-01}}`,
      )
      .join('\n')}\n---\n\n# Organization\n`,
  );
  for (let index = 0; index < documents; index += 1) {
    const number = String(10000 + index);
    const kind = index % 10;
    const [prefix, own, folderName] =
      kind < 4
        ? ['PRO', 'kind: procedure\nprocess: PRC-10004', 'procedures']
        : kind < 7
          ? ['PRC', `clauses: ["${pick(clauses)}"]`, 'processes']
          : kind < 8
            ? [
                'SVC',
                'criticality: medium\nlive_since: 2025-11-03\ncustomers: []\ndepends_on: []\navailability: {target: 99.5 %, window: P1M}',
                'services',
              ]
            : ['MTG', 'date: 2026-03-12\nmeeting_kind: coordination\nclosed: {at: 2026-03-13, by: PER-001}', 'records'];
    const id = `${prefix}-${number}`;
    const status = prefix === 'SVC' ? 'live' : prefix === 'MTG' ? 'closed' : 'approved';
    const approvals =
      prefix === 'PRC'
        ? '\napprovals:\n  - {action: approved, by: PER-002, role: ROL-002, on: 2026-01-15, version: "1.0"}'
        : '';
    const version = prefix === 'PRC' || prefix === 'PRO' ? '\nversion: "1.0"\neffective_from: 2026-02-01' : '';
    const sections = Array.from(
      { length: 14 },
      (_, at) =>
        `## ${headings[prefix]?.[at] ?? `${sentence().slice(0, 40).trim()} ${at}`}\n\n${paragraph()} See ${link()} and ${link()}.\n\n- ${sentence()}\n- ${sentence()}\n`,
    );
    const table = `## ${prefix === 'PRO' || prefix === 'PRC' ? 'Steps' : 'Who does what'}\n\n| Step | Accountable | Responsible | Consulted | Informed | Output |\n|---|---|---|---|---|---|\n${Array.from({ length: 8 }, () => `| ${sentence().slice(0, 30)} | ${pick(roles)} | ${pick(roles)} | ${pick(roles)} | – | ${pick(words)} |`).join('\n')}\n`;
    await write(
      `content/${folderName}/${number.slice(0, 3)}/${id.toLowerCase()}.md`,
      `---\nid: ${id}\nowner: ${pick(roles)}\nstatus: ${status}\nclassification: internal${version}\n${own}${approvals}\n---\n\n# ${sentence().slice(0, 50).trim()} ${index}\n\n${paragraph()}\n\n${table}\n${sections.join('\n')}`,
    );
    ids.push(id);
    if (ids.length > 500) ids.shift();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder, documents, seed] = process.argv;
  if (folder === undefined || documents === undefined)
    throw new Error('Usage: node scripts/bench/generate-sms.ts DIR DOCUMENTS [SEED]');
  await generateSms(folder, Number(documents), Number(seed ?? 1));
}
