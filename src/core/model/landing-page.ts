import type { SourceFacts } from './facts.ts';
import type { Place } from './place.ts';

/** What an attribute of a component names. */
export type AttributeKind = 'type' | 'measure' | 'items' | 'role' | 'standard' | 'number';

interface AttributeForm {
  readonly kind: AttributeKind;
  readonly isRequired: boolean;
}

const limit: AttributeForm = { kind: 'number', isRequired: false };

/** Components of landing pages with the attributes they take. */
export const components = {
  Matrix: { standard: { kind: 'standard', isRequired: false } },
  Register: { type: { kind: 'type', isRequired: true }, limit },
  Measure: { id: { kind: 'measure', isRequired: true } },
  Due: { role: { kind: 'role', isRequired: false }, limit },
  Changes: { limit },
  Cards: { items: { kind: 'items', isRequired: true } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, AttributeForm>>>>;

export type ComponentName = keyof typeof components;

/** A component as a landing page asks for it. */
export interface Component {
  readonly name: ComponentName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Something of a landing page that would be code elsewhere, and is none here. */
export interface RefusedPart {
  readonly place: Place;
  /** What is there. */
  readonly actual: string;
  /** What was expected, and what to do. */
  readonly expected: string;
}

/** Components of a landing page, and what it may not hold. */
export interface LandingPage {
  readonly components: readonly Component[];
  readonly refused: readonly RefusedPart[];
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const wholeTag = /^ {0,3}<([A-Z]\w*)((?:[ \t]+[A-Za-z][\w-]*="[^"<>{}]*")*)[ \t]*\/>[ \t]*\r?$/;
const attribute = /([A-Za-z][\w-]*)="([^"]*)"/g;
const anyTag = /<\/?([A-Z][\w.]*|[a-z]\w*\.[\w.]*)(?=[\s/>]|$)|<\/?>/g;
const statement = /^(?:import|export)\s(?=.*(?:from|['"{=(*]|\b(?:const|let|var|default|function|class)\b))/;
const known = Object.keys(components).join(', ');

/** True for landing pages in which tags stand for components: those that end in `.mdx`. */
export function mayHoldComponents(file: string): boolean {
  return /\.mdx$/i.test(file);
}

/** Name of a landing page, as its address has it: `index` for `content/pages/index.mdx`, `new-here` for `pages/New-here.md`. */
export function nameOfPage(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.mdx?$/i, '').toLowerCase();
}

/** Title of a landing page: as it states it, else its first heading, else its name in words. */
export function titleOfPage({ file, fields, headings }: Pick<SourceFacts, 'file' | 'fields' | 'headings'>): string {
  const stated = fields['title'];
  if (typeof stated === 'string' && stated.trim() !== '') return stated.trim();
  const words = nameOfPage(file).replaceAll(/[-_\s]+/g, ' ');
  return headings.find(({ depth }) => depth === 1)?.text ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * Reads the components of a landing page as data; nothing in it is ever run. A component stands alone on its line, with an empty line
 * above and below, and its attributes are words in double quotes.
 *
 * @param page facts of the file
 */
export function readLandingPage({
  file,
  body,
  bodyLine,
}: Pick<SourceFacts, 'file' | 'body' | 'bodyLine'>): LandingPage {
  if (!mayHoldComponents(file)) return { components: [], refused: [] };
  const lines = body.split('\n');
  const found: Component[] = [];
  const refused: RefusedPart[] = [];
  for (const [index, line] of linesOfText(lines)) {
    const placeOf = (from: number, length: number): Place => ({
      file,
      line: bodyLine + index,
      column: from + 1,
      endLine: bodyLine + index,
      endColumn: from + length + 1,
    });
    const tag = wholeTag.exec(line);
    const isAlone = isEmpty(lines[index - 1]) && isEmpty(lines[index + 1]);
    if (tag === null || !isAlone) refused.push(...refusedIn(line, placeOf, tag !== null));
    else {
      const read = readTag(tag, placeOf(line.indexOf('<'), line.trim().length));
      if ('name' in read) found.push(read);
      else refused.push(read);
    }
  }
  return { components: found, refused };
}

/** Lines outside of fenced code with their index; code within a line is blanked out. */
function* linesOfText(lines: readonly string[]): Iterable<readonly [number, string]> {
  let open: string | null = null;
  for (const [index, line] of lines.entries()) {
    const [, marks] = fence.exec(line) ?? [];
    if (open !== null) {
      if (marks !== undefined && marks.startsWith(open) && line.trim() === marks) open = null;
    } else if (marks !== undefined) open = marks;
    else yield [index, line.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, (code) => ' '.repeat(code.length))];
  }
}

function isEmpty(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function readTag([, name = '', written = '']: RegExpExecArray, place: Place): Component | RefusedPart {
  if (!isComponent(name)) return unknown(name, place);
  const forms: Readonly<Record<string, AttributeForm>> = components[name];
  const taken = Object.keys(forms);
  const attributes = new Map<string, string>();
  for (const [, key = '', value = ''] of written.matchAll(attribute)) {
    if (!Object.hasOwn(forms, key)) {
      const actual = `<${name}> has the attribute "${key}", which it does not take.`;
      return { place, actual, expected: `It takes ${taken.join(', ')}: write one of these.` };
    }
    if (attributes.has(key))
      return { place, actual: `<${name}> has the attribute "${key}" twice.`, expected: 'Write it once.' };
    attributes.set(key, value.trim());
  }
  const missing = taken.find((key) => forms[key]?.isRequired === true && (attributes.get(key) ?? '') === '');
  if (missing !== undefined) {
    const actual = `<${name}> has no attribute "${missing}".`;
    return { place, actual, expected: `Say what it shows: <${name} ${missing}="…" />.` };
  }
  return { name, attributes: Object.fromEntries(attributes), place };
}

function isComponent(name: string): name is ComponentName {
  return Object.hasOwn(components, name);
}

function unknown(name: string, place: Place): RefusedPart {
  return {
    place,
    actual: `There is no component <${name}>.`,
    expected: `Pages may hold ${known}: use one of these, or plain Markdown.`,
  };
}

function refusedIn(
  line: string,
  placeOf: (from: number, length: number) => Place,
  isWholeTag: boolean,
): readonly RefusedPart[] {
  if (statement.test(line)) {
    const actual = `This line is code: "${line.trim().slice(0, 60)}".`;
    return [{ place: placeOf(0, line.trimEnd().length), actual, expected: 'Pages run no code: take it out.' }];
  }
  const tags = [...line.matchAll(anyTag)].map(({ 0: written, 1: name = '', index }): RefusedPart => {
    const place = placeOf(index, written.length);
    if (!isComponent(name)) return unknown(name, place);
    const actual = isWholeTag ? `<${name}> does not stand alone.` : `<${name}> is not written as components are.`;
    return {
      place,
      actual,
      expected: `Write it on one line, ended by />, with values in double quotes, and an empty line above and below.`,
    };
  });
  const at = line.replaceAll('\\{', '  ').indexOf('{');
  if (at < 0 || tags.length > 0) return tags;
  const actual = 'Braces hold an expression, and pages run no code.';
  return [
    ...tags,
    { place: placeOf(at, 1), actual, expected: 'Write the value itself, or \\{ where a brace is meant.' },
  ];
}

// Two signs of the private use area, as in markdown/mark-headings.ts: no font shows them and no author types them.
const begin = '\uE0B2';
const end = '\uE0B3';
const anyMark = new RegExp(`[${begin}${end}]`, 'g');
const markInHtml = new RegExp(`<p>${begin}(\\d+)${end}</p>`);

/**
 * The body of a landing page with a mark in the place of each component; its lines stay where they are.
 *
 * @param page facts of the file
 */
export function bodyWithMarks(page: Pick<SourceFacts, 'file' | 'body' | 'bodyLine'>): string {
  const lines = page.body.replaceAll(anyMark, '').split('\n');
  readLandingPage(page).components.forEach(({ place }, index) => {
    lines[place.line - page.bodyLine] = `${begin}${index}${end}`;
  });
  return lines.join('\n');
}

/**
 * Takes a rendered landing page apart at its marks.
 *
 * @param html rendered from `bodyWithMarks`
 * @returns pieces of HTML, and between them the numbers of components
 */
export function splitAtMarks(html: string): readonly (string | number)[] {
  return html
    .split(markInHtml)
    .map((part, at) => (at % 2 === 1 ? Number(part) : part))
    .filter((part) => typeof part === 'number' || part.trim() !== '');
}
