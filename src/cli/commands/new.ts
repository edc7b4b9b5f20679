import type { Finding } from '../../core/finding/finding.ts';
import { nextId, registersFor } from '../../core/model/new-item.ts';
import type { TypeTable } from '../../core/types/type-table.ts';
import { flawOfId, usableId } from '../../core/model/usable-id.ts';
import type { Sms } from '../../core/model/sms.ts';
import { buildTypeTable } from '../../core/types/type-table.ts';
import type { FoundType } from '../../core/types/find-type.ts';
import { findType } from '../../core/types/find-type.ts';
import { UsageError } from '../../io/usage-error.ts';
import { newFindings, refuseFor } from '../carry-out.ts';
import { commonOptions, defineCommand } from '../command.ts';
import type { NewItem } from '../new-item-files.ts';
import { entryOf, fileOf, newRegisterOf, rowIn } from '../new-item-files.ts';
import { actDays, openCopy, textOption } from '../options.ts';

export default defineCommand({
  name: 'new',
  args: '<type-or-kind>',
  summary: 'Write a template for a document, a record or a row of a register',
  options: [
    commonOptions.root,
    { flags: '--kind <kind>', summary: 'kind of the type, where it has several' },
    { flags: '--id <id>', summary: 'id; the next free one when left out' },
    { flags: '--title <title>', summary: 'title, or name of the row' },
    { flags: '--owner <role>', summary: 'id of the role that owns it' },
    { flags: '--dir <folder>', summary: 'folder of the file; where others of its type lie when left out' },
    { flags: '--register <id>', summary: 'register a row belongs to, where there are several' },
  ],
  examples: [
    'clausebook new policy --kind financial --owner ROL-017',
    'clausebook new capacity-plan',
    'clausebook new risk --title "The only expert leaves"',
  ],
  run: async ({ args, options, terminal }) => {
    const [word = ''] = args;
    const wantedIn = (read: Sms): Extract<FoundType, { readonly kind: 'found' }> & { readonly id: string } => {
      const table = buildTypeTable(read.settings);
      const found = requireType(findType(table, word, textOption(options, 'kind')), word, table);
      return { ...found, id: textOption(options, 'id') ?? nextId(read, found.ofKind?.prefix ?? found.type.prefix) };
    };
    const copy = await openCopy(options, terminal, (read) => [wantedIn(read).id]);
    const { sms } = copy;
    const { type, ofKind, id } = wantedIn(sms);
    refuseId(sms, id);
    const owner = textOption(options, 'owner') ?? sms.settings.owner;
    const item: NewItem = {
      type,
      kind: ofKind,
      id,
      title: textOption(options, 'title'),
      owner,
      day: actDays(options, sms, terminal).today,
    };
    if (type.storage === 'section' || type.storage === 'data') {
      terminal.out(entryOf(copy, item));
      return 0;
    }
    const written =
      type.storage === 'row'
        ? rowFor(copy, item, textOption(options, 'register'))
        : fileOf(copy, item, textOption(options, 'dir'));
    const files = new Map([[written.file, written.text]]);
    const rejected = newFindings(sms, copy.with(files)).filter((finding) => !waitsToBeFilledIn(finding));
    if (rejected.length > 0) return refuseFor(rejected, terminal);
    await copy.write(files);
    terminal.out(
      `${id}: ${type.key}${ofKind === null ? '' : ` (${ofKind.key})`} written to ${written.file}.\n${written.next}\n`,
    );
    return 0;
  },
});

function refuseId(sms: Sms, id: string): void {
  const flaw = flawOfId(id);
  const advice = 'Leave --id out to get the next free one.';
  if (flaw !== null) throw new UsageError(`The id "${id}" ${flaw}. Expected ${usableId}.`, advice);
  const isSame = (other: string | null): boolean => other?.toLowerCase() === id.toLowerCase();
  const user =
    [...sms.items.values()].find((item) => isSame(item.id))?.title ??
    ([...sms.registers.keys()].some(isSame) ? 'a register' : null) ??
    sms.withheld.find((entry) => isSame(entry.id))?.file;
  if (user !== undefined) throw new UsageError(`The id ${id} is in use: ${user}.`, advice);
}

// What these groups report is wrong from the start; content is written under the headings afterwards.
const wrongFromTheStart = /^(?:IDEN|LINK|READ|META|LIFE|VERS)-/;

/** A template holds words in brackets, ids that end in 000 and empty headings: its author fills them in, and then checks. */
function waitsToBeFilledIn({ rule, message }: Finding): boolean {
  return !wrongFromTheStart.test(rule) || /\b[A-Z]{2,4}-000\b|"\[[^\]]+\]"/.test(message);
}

function rowFor(copy: Parameters<typeof rowIn>[0], item: NewItem, wanted: string | null): ReturnType<typeof rowIn> {
  const registers = registersFor(copy.sms, item.type);
  const chosen = wanted === null ? registers : registers.filter((register) => register.id === wanted);
  const [first, another] = chosen;
  if (wanted !== null && first === undefined) {
    throw new UsageError(
      `${wanted} is no register that holds the type ${item.type.key}.`,
      registers.length === 0
        ? 'Leave --register out to start one.'
        : `Use one of ${registers.map(({ id }) => id).join(', ')}.`,
    );
  }
  if (first === undefined) return newRegisterOf(copy, item);
  if (another !== undefined && wanted === null && another.of.length === first.of.length) {
    throw new UsageError(
      `Several registers hold the type ${item.type.key}: ${registers.map(({ id, title }) => `${id} (${title})`).join(', ')}.`,
      'Name one with --register.',
    );
  }
  return rowIn(copy, item, first);
}

function requireType(found: FoundType, word: string, table: TypeTable): Extract<FoundType, { kind: 'found' }> {
  switch (found.kind) {
    case 'found':
      return found;
    case 'unknown':
      throw new UsageError(
        `There is no type or kind "${word}".`,
        found.nearest === null
          ? `Types in use: ${[...table.inUse.keys()].join(', ')}.`
          : `Did you mean ${found.nearest}?`,
      );
    case 'ambiguous':
      throw new UsageError(
        `"${word}" is a kind of several types: ${found.types.join(', ')}.`,
        `Name the type and the kind: clausebook new ${found.types[0] ?? ''} --kind ${word}`,
      );
    case 'kind-wanted':
    case 'unknown-kind':
      throw new UsageError(
        `Say which kind of ${found.type.key}: ${found.kinds.join(', ')}.`,
        `For example: clausebook new ${found.type.key} --kind ${found.kinds[0] ?? ''}`,
      );
    case 'off':
      throw new UsageError(
        `The type ${found.type.key} is switched off by the level or the packs of clausebook.yaml.`,
        `Until then this does its work: ${found.type.belowLevel ?? 'nothing'}. To switch it on: ${found.type.pack === undefined ? `level: ${found.type.level}` : `packs: [${found.type.pack}]`}.`,
      );
  }
}
