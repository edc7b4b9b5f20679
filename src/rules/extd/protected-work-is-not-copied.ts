import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import { textField } from '../../core/model/fields.ts';
import { idsOfFiles } from '../../core/model/ids-of-files.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import type { StoredWork } from './_licences.ts';
import { allowsCopies, storedWorks } from './_licences.ts';

/** `ISO_IEC_20000-1_2018(E).pdf`: nothing but publishers, number, part, year, month and language. */
const designation =
  /^(?:(?:DIN|BS|EN|ISO|IEC|TS|TR|PAS)[ _+-]*)+(\d{3,5}(?:-\d{1,2})?)[ _:-]+((?:19|20)\d{2})(?:[ _-](?:0[1-9]|1[0-2]))?[ _-]*(?:\(?(?:E|D|F|en|de|fr)\)?)?\.(?:pdf|docx?|odt|rtf|epub|html?)$/i;
/** What sellers print on every page of a copy. */
const watermark = String.raw`single[ -]user licen[cs]e|copying and networking prohibited|Einzelplatzlizenz|Normen-Download`;

export default defineRule({
  id: 'EXTD-004',
  name: 'protected-work-is-not-copied',
  severity: 'error',
  basis: 'derived',
  clause: '6.3',
  level: 'essential',
  needs: ['files'],
  parameters: {
    publishers: {
      default:
        'ISO, IEC, DIN, Beuth, British Standards Institution, AXELOS, PeopleCert, ISACA, IT Governance Institute',
      says: 'Publishers whose copyright notices show a copied work, with commas between. A convention of ours.',
    },
    notices: {
      default: 3,
      says: 'Lines with such a notice from which a text is taken for a copy: every page of a work bears one. A convention of ours.',
    },
  },
  summary: 'No full text of a protected work lies among the files without a licence that allows it.',
  fix: 'Take the text out and keep a reference to it; or note under `licence` in the register of outside documents what allows the copy.',
  *check({ sms, text, number }) {
    const works = storedWorks(sms);
    const told = new Set(works.map(({ file }) => file));
    for (const work of works) if (!allowsCopies(work.row)) yield ofRow(work);
    yield* ofNames(sms, told);
    yield* ofNotices(sms, told, noticeOf(text('publishers')), number('notices'));
  },
});

function ofRow({ row, file }: StoredWork): Draft {
  const licence = textField(row, 'licence')?.trim() ?? '';
  const says = licence === '' ? 'no licence is noted' : `its licence is noted as "${licence}"`;
  return {
    item: row.id,
    keys: [file],
    place: placeOfField(row, licence === '' ? 'location' : 'licence'),
    actual: file,
    message: `The text of ${row.id} (${row.title}) lies among the files of the SMS, in ${file}, and ${says}. Expected a licence that allows the copy ("law, free of copyright" is one), or a place elsewhere as \`location\`.`,
  };
}

/** Copies that bear the name under which standards are sold. What a record shows is its evidence, such as a certificate. */
function* ofNames(sms: Sms, told: ReadonlySet<string>): Iterable<Draft> {
  const rows = itemsOfType(sms, 'external-document');
  for (const file of sms.assets.keys()) {
    const [, standard, year] = designation.exec(file.slice(file.lastIndexOf('/') + 1)) ?? [];
    if (standard === undefined || year === undefined || told.has(file)) continue;
    const isNamed = (title: string): boolean => title.includes(standard) && title.includes(year);
    if (rows.some((row) => isNamed(row.title) && allowsCopies(row)) || isShownByRecord(sms, file)) continue;
    yield {
      place: startOfFile(file),
      keys: [file],
      actual: file,
      message: `${file} bears the name of a standard that is sold (${standard}, edition ${year}), and no row of the register of outside documents notes a licence that allows the copy. Expected the file outside, and a row that says who has a copy. If it is something else, give it a name that says what it is.`,
    };
  }
}

function isShownByRecord(sms: Sms, file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return [...sms.items.values()].some(
    ({ type, facts }) => type.class === 'record' && facts?.text.includes(name) === true,
  );
}

function noticeOf(publishers: string): RegExp {
  const names = publishers
    .split(',')
    .map((name) => name.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .filter((name) => name !== '');
  const notice = String.raw`(?:©|\(c\)|\bcopyright\b)[ \t]*(?:\d{4}[ ,/–-]*)*(?:by |the )*(?:${names.join('|')})(?![\p{L}\d])`;
  return new RegExp(names.length === 0 ? watermark : `${notice}|${watermark}`, 'iu');
}

function* ofNotices(sms: Sms, told: ReadonlySet<string>, notice: RegExp, least: number): Iterable<Draft> {
  const ids = idsOfFiles(sms);
  for (const facts of [...sms.files, ...sms.pages]) {
    const item = sms.items.get(ids.get(facts.file) ?? '');
    if (told.has(facts.file) || item?.type.class === 'record') continue;
    const found = noticesIn(facts, notice);
    const [first] = found;
    if (first === undefined || found.length < least) continue;
    yield {
      ...(item === undefined ? {} : { item: item.id }),
      keys: [facts.file],
      place: { file: facts.file, line: first.line, column: 1, endLine: first.line, endColumn: first.text.length + 1 },
      actual: first.text.trim(),
      message: `${facts.file} bears a copyright notice of a publisher on ${found.length} lines, as a copied work does on every page: "${first.text.trim().slice(0, 80)}". Expected no text of a protected work without a licence: take it out, and refer to the row of the register of outside documents.`,
    };
  }
}

/** How notices begin, whoever the publisher is, and watermarks. */
const mayHoldNotice = mayHold(
  ...['(c)', 'copyright', 'single-user licen', 'single user licen', 'copying and networking prohibited'],
  ...['einzelplatzlizenz', 'normen-download'],
);

const noticesIn = remembered(
  (facts: SourceFacts, notice: RegExp): readonly { readonly text: string; readonly line: number }[] => {
    const { body, bodyLine } = facts;
    if ((!mayHoldNotice(facts) && !body.includes('©')) || !notice.test(body)) return [];
    return body.split('\n').flatMap((text, index) => (notice.test(text) ? [{ text, line: bodyLine + index }] : []));
  },
  ({ source }) => source,
);
