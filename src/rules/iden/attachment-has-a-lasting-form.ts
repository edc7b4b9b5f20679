import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { formOf, nameOf, stemOf } from './_attachments.ts';
import { isOver } from './_misfits.ts';

/** Pictures that browsers do not show. */
const unseen: ReadonlySet<string> = new Set(['bmp', 'tif', 'tiff', 'heic', 'emf', 'wmf', 'psd', 'eps']);

export default defineRule({
  id: 'IDEN-007',
  name: 'attachment-has-a-lasting-form',
  severity: 'warn',
  basis: 'std',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  parameters: {
    unsuitable: {
      default:
        'bmp, tif, tiff, heic, emf, wmf, eps, psd, doc, dot, xls, ppt, rtf, wps, vsd, vsdx, mpp, mpt, pub, one, msg, pst, exe, rar',
      says: 'Endings of attachments that readers cannot open without a certain program, with commas between. A convention of ours.',
    },
  },
  summary: 'What is attached to a document has a form that its readers can open.',
  fix: 'Attach it in a form that everybody can open, with the original beside it under the same name; or put its content into the text.',
  *check({ sms, text }) {
    const unsuitable = new Set(
      text('unsuitable')
        .split(',')
        .map((form) => form.trim().replace(/^\./, '').toLowerCase()),
    );
    const doubtful = [...sms.assets.keys()].filter(
      (path) => unsuitable.has(formOf(path)) && !hasOtherForm(sms, path, unsuitable),
    );
    if (doubtful.length === 0) return;
    const holders = Map.groupBy(
      [...sms.items.values()].filter(isWritten).flatMap((item) => item.includes.map(({ path }) => ({ item, path }))),
      ({ path }) => path,
    );
    for (const path of doubtful) {
      const form = formOf(path);
      const [first, ...others] = holders.get(path) ?? [];
      if (first === undefined) continue;
      const also =
        others.length === 0
          ? ''
          : ` (so ${others.length === 1 ? 'does' : 'do'} ${listWords(
              others.map(({ item }) => item.id),
              6,
            )})`;
      const why = unseen.has(form) ? 'pages do not show such a picture' : 'readers need a certain program to open it';
      const wanted = unseen.has(form)
        ? 'a png, jpg or svg'
        : 'a form that everybody can open, such as pdf, or the text itself';
      yield {
        item: first.item.id,
        keys: [path],
        place: placeOfLink(first.item, path),
        actual: form,
        message: `${first.item.id} (${first.item.title}) attaches ${path}${also}: ${why}. Expected ${wanted}; the original may stay beside it under the same name.`,
        related: others
          .slice(0, 10)
          .map(({ item }) => ({ item: item.id, message: 'attaches it too', place: placeOfLink(item, path) })),
      };
    }
  },
});

/** Texts that can still be mended. Records keep what they were given. */
function isWritten(item: Item): boolean {
  return (
    item.storage === 'file' &&
    item.type.class !== 'record' &&
    item.includes.length > 0 &&
    item.inView &&
    !item.frozen &&
    !isOver(item)
  );
}

function hasOtherForm(sms: Sms, path: string, unsuitable: ReadonlySet<string>): boolean {
  return [...sms.assets.keys()].some((file) => stemOf(file) === stemOf(path) && !unsuitable.has(formOf(file)));
}

function placeOfLink(item: Item, path: string): Place {
  const name = nameOf(path);
  const links = item.facts?.links ?? [];
  return links.find(({ target }) => target.includes(name) || target.includes(encodeURI(name)))?.place ?? item.place;
}
