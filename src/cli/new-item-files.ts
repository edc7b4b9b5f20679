import type { Register } from '../core/model/item.ts';
import { folderFor, nextId, plural } from '../core/model/new-item.ts';
import type { ItemTypeDeclaration, KindDeclaration } from '../core/types/declaration.ts';
import { idPlaceholder, titlePlaceholder } from '../core/types/placeholder.ts';
import type { TemplateContext } from '../core/types/template-of-type.ts';
import { rowOfType, templateOfType } from '../core/types/template-of-type.ts';
import { typeWithArticle, typeWords } from '../core/types/type-words.ts';
import type { WorkingCopy } from '../io/working-copy.ts';
import { UsageError } from '../io/usage-error.ts';
import { appendLines } from '../markdown/edit-frontmatter.ts';
import { UneditableFrontmatter } from '../markdown/yaml-places.ts';
import { createSlugger } from '../markdown/slug.ts';

/** What `clausebook new` was asked for. */
export interface NewItem {
  readonly type: ItemTypeDeclaration;
  readonly kind: KindDeclaration | null;
  readonly id: string;
  readonly title: string | null;
  readonly owner: string | null;
  /** Today, YYYY-MM-DD. */
  readonly day: string;
}

/** A file to write, and what its author does next. */
export interface Written {
  readonly file: string;
  readonly text: string;
  readonly next: string;
}

const fillInRow = 'Fill in what stands in brackets and ids that end in 000, then run: clausebook check';
const fillIn =
  'Fill in what stands in brackets and ids that end in 000, write below the headings, then run: clausebook check';

/** A file of its own. */
export function fileOf(copy: WorkingCopy, item: NewItem, folder: string | null): Written {
  const { type, kind, title, id } = item;
  const directory = (folder ?? folderFor(copy.sms, type, kind))
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/\/+$/, '');
  const isInside = copy.settings.roots.some(
    (root) => root === '.' || directory === root || directory.startsWith(`${root}/`),
  );
  if (!isInside || directory.split('/').includes('..')) {
    throw new UsageError(
      `The folder ${directory} is no part of the SMS.`,
      `Choose one below ${copy.settings.roots.join(' or ')}.`,
    );
  }
  const names = [
    title === null ? '' : createSlugger()(title).slice(0, 60).replace(/-+$/, ''),
    id.toLowerCase(),
    `${id.toLowerCase()}-new`,
  ].filter((name) => name !== '');
  const name = names.find((candidate) => !copy.has(`${directory}/${candidate}.md`)) ?? id;
  return { file: `${directory}/${name}.md`, text: templateOfType(type, kind, contextOf(copy, item)), next: fillIn };
}

/** A row in a register that is there. */
export function rowIn(copy: WorkingCopy, item: NewItem, register: Register): Written {
  const lines = rowOfType(item.type, item.kind, contextOf(copy, item));
  try {
    return { file: register.file, text: appendLines(copy.textOf(register.file), ['rows'], lines), next: fillInRow };
  } catch (error) {
    if (!(error instanceof UneditableFrontmatter)) throw error;
    throw new UsageError(
      `${register.file} cannot take the row: ${error.message}`,
      `Add it by hand:\n\n  - ${lines.join('\n    ')}`,
    );
  }
}

/** A new register with the first row of its type. */
export function newRegisterOf(copy: WorkingCopy, item: NewItem): Written {
  const { type, owner } = item;
  const name = plural(type.key);
  const root = copy.settings.roots.at(-1) ?? 'content';
  const lines = rowOfType(type, item.kind, contextOf(copy, item)).map((line, index) =>
    index === 0 ? `  - ${line}` : `    ${line}`,
  );
  const text = [
    '---',
    `id: ${nextId(copy.sms, 'REG')}`,
    'type: register',
    `of: [${type.key}]`,
    `owner: ${owner ?? `${idPlaceholder(copy.sms.types.get('role')?.prefix ?? 'ROL')} # id of a role`}`,
    `classification: ${type.classification ?? 'internal'}`,
    'rows:',
    ...lines,
    '---',
    '',
    `# ${words(name)}`,
    '',
    '<!-- What this register is for, who keeps it, how often it is looked at. -->',
    '',
  ].join('\n');
  return {
    file: `${root === '.' ? '' : `${root}/`}registers/${name}.md`,
    text,
    next: `This is the first register of its type. ${fillInRow}`,
  };
}

/** Lines to paste: entries inside a parent, lines of a data file. */
export function entryOf(copy: WorkingCopy, item: NewItem): string {
  const { type } = item;
  const lines = rowOfType(type, item.kind, contextOf(copy, item));
  if (type.storage === 'data') {
    const fields = type.fields.filter((field) => field.requiredFrom === 'always').map((field) => field.name);
    return `Values of the type ${typeWords(type)} stand in a CSV file; its first line names the fields:\n\n${['id', ...fields].join(',')}\n`;
  }
  const parent = typeWords({ key: type.section?.parent ?? 'parent' });
  const subject = capital(typeWithArticle(type));
  return `${subject} stands inside its ${parent}, in the list \`${type.section?.list ?? ''}\`. Add there:\n\n  - ${lines.join('\n    ')}\n`;
}

function contextOf(copy: WorkingCopy, item: NewItem): TemplateContext {
  const { sms, settings } = copy;
  const { type, kind } = item;
  return {
    id: item.id,
    title: item.title ?? defaultTitle(type, kind),
    owner: item.owner,
    control: settings.control[type.key] ?? kind?.control ?? type.control,
    day: item.day,
    clause: kind?.clauses[0] ?? type.clauses[0] ?? '4.4',
    types: sms.types,
    idsOf: (key) => [...sms.items.values()].filter((other) => other.type.key === key).map((other) => other.id),
  };
}

function defaultTitle(type: ItemTypeDeclaration, kind: KindDeclaration | null): string {
  const isPlain = kind === null || kind.key === 'other' || kind.key === type.key;
  if (type.storage !== 'file') return titlePlaceholder(type);
  return words(isPlain ? type.key : `${kind.key}-${type.key}`);
}

function words(key: string): string {
  return capital(typeWords({ key }));
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
