import type { Sms } from '../../core/model/sms.ts';
import type { BodyLink } from '../../core/model/facts.ts';
import { joinPath } from '../../core/trace/link-target.ts';
import { isExempt } from './_exempt-files.ts';

/** Forms in which people attach something to a text. Settings, scripts and style sheets of other programs are none. */
const forms =
  'png|jpe?g|gif|svg|webp|avif|bmp|tiff?|heic|emf|wmf|psd|pdf|xlsx?|xlsm|pptx?|ods|odp|odg|vsdx?|mpp|drawio|excalidraw|puml|eml|msg|zip|mp4|mov|mp3|m4a';
const isAttachment = new RegExp(String.raw`\.(?:${forms})$`, 'i');

/** Name of a file without folders. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Path without its ending: the picture and the drawing it was made from have the same one. */
export function stemOf(path: string): string {
  return path.slice(0, path.length - nameOf(path).length + nameOf(path).indexOf('.')).toLowerCase();
}

/** Ending of a file, in small letters. */
export function formOf(path: string): string {
  return /\.([a-z\d]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/**
 * Attachments below the roots that no text and no data name, in the order of the paths. What lies beside a named file under the same
 * name (a drawing and its picture) belongs to it.
 *
 * @param sms the model
 */
export function unnamedAttachments(sms: Sms): readonly string[] {
  const files = [...sms.assets.keys()].filter(
    (file) => isAttachment.test(file) && !isExempt(file) && !sms.unread.includes(file),
  );
  if (files.length === 0) return [];
  const { paths, names } = mentionsIn(sms, files.map(nameOf));
  const isNamed = (file: string): boolean => paths.has(file) || names.has(nameOf(file).toLowerCase());
  if (files.every(isNamed)) return [];
  const included = new Set([...sms.items.values()].flatMap(({ includes }) => includes.map(({ path }) => path)));
  const stems = new Set(files.filter((file) => isNamed(file) || included.has(file)).map(stemOf));
  return files.filter((file) => !stems.has(stemOf(file))).sort();
}

/** What texts and data say of files. */
interface Mentions {
  /** Files to which a link or a path leads. */
  readonly paths: ReadonlySet<string>;
  /** Names that stand alone, or whose path leads nowhere, in small letters: any file of that name may be meant. */
  readonly names: ReadonlySet<string>;
}

const ending = new RegExp(String.raw`\.(?:${forms})(?![a-z\d])`, 'i');
const mention = new RegExp(String.raw`[^\s\\"'\`()<>[\]{}|,;:=]+${ending.source}`, 'gi');

function mentionsIn(sms: Sms, wanted: readonly string[]): Mentions {
  const odd = wanted.filter((name) => name.replace(mention, '') !== '');
  const paths = new Set<string>();
  const names = new Set<string>();
  const look = (file: string, text: string, links: readonly BodyLink[]): void => {
    const led = linkedFrom(sms, file, links);
    for (const path of led.values()) paths.add(path);
    for (const [match] of text.matchAll(mention)) {
      if (led.has(match)) continue;
      const path = match.includes('/') ? leadTo(sms, file, match) : null;
      if (path === null) names.add(nameOf(decoded(match)).toLowerCase());
      else paths.add(path);
    }
    const linked = new Set([...led.values()].map(nameOf));
    for (const name of odd) if (!linked.has(name) && isIn(text, name)) names.add(name.toLowerCase());
  };
  for (const facts of [...sms.files, ...sms.pages]) {
    const { file, text } = facts;
    if (ending.test(text)) look(file, text, facts.links);
  }
  for (const { file, rows } of sms.data) {
    const text = rows.flatMap(({ values }) => Object.values(values)).join('\n');
    if (ending.test(text)) look(file, text, []);
  }
  return { paths, names };
}

function isIn(text: string, name: string): boolean {
  return text.includes(name) || text.includes(encodeURI(name));
}

/** Targets of links as written, without what follows the path -> attachment to which they lead. */
function linkedFrom(sms: Sms, file: string, links: readonly BodyLink[]): ReadonlyMap<string, string> {
  return new Map(
    links.flatMap(({ target }) => {
      const written = target.replace(/[?#].*$/, '');
      const path = leadTo(sms, file, written);
      return path === null ? [] : [[written, path] as const];
    }),
  );
}

/** The attachment to which a path leads, from the file in which it stands or from the root. */
function leadTo(sms: Sms, file: string, target: string): string | null {
  const path = decoded(target);
  return [joinPath(file, path), joinPath('', path)].find((found) => found !== null && sms.assets.has(found)) ?? null;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
