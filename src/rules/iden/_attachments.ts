import type { Sms } from '../../core/model/sms.ts';
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
  const names = namesIn(sms, files.map(nameOf));
  const isNamed = (file: string): boolean => names.has(nameOf(file).toLowerCase());
  if (files.every(isNamed)) return [];
  const included = new Set([...sms.items.values()].flatMap(({ includes }) => includes.map(({ path }) => path)));
  const stems = new Set(files.filter((file) => isNamed(file) || included.has(file)).map(stemOf));
  return files.filter((file) => !stems.has(stemOf(file))).sort();
}

/** Names of files that stand anywhere in texts and data, in small letters. */
function namesIn(sms: Sms, wanted: readonly string[]): ReadonlySet<string> {
  const ending = new RegExp(String.raw`\.(?:${forms})(?![a-z\d])`, 'i');
  const name = new RegExp(String.raw`[^\s/\\"'\`()<>[\]{}|,;:=]+${ending.source}`, 'gi');
  const odd = wanted.filter((file) => file.replace(name, '') !== '');
  const found = new Set<string>();
  const look = (text: string): void => {
    if (!ending.test(text)) return;
    for (const [match] of text.matchAll(name)) found.add(decoded(match).toLowerCase());
    for (const file of odd) if (text.includes(file) || text.includes(encodeURI(file))) found.add(file.toLowerCase());
  };
  for (const { text } of [...sms.files, ...sms.pages]) look(text);
  for (const { rows } of sms.data) for (const { values } of rows) look(Object.values(values).join('\n'));
  return found;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
