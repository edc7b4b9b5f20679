import { canonicalBody } from '../../core/control/canonical-body.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { foreignLinks } from '../../core/model/foreign-links.ts';
import { namesFilesInHtml } from '../../core/model/included-files.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { LinkIndex } from '../../core/trace/link-target.ts';
import { resolveLinkTarget } from '../../core/trace/link-target.ts';

/**
 * Paths that texts name, as far as pictures and attachments could lie there.
 *
 * @param texts states of texts
 * @param sms the model that is judged: how links of a foreign set are read
 */
export function namedPaths(texts: Iterable<SourceFacts>, sms: Sms): ReadonlySet<string> {
  const named = new Set<string>();
  const index: LinkIndex = {
    findId: () => null,
    idOfFile: () => null,
    hasAsset: (path) => {
      named.add(path);
      return false;
    },
    foreign: foreignLinks(sms.settings, sms.files),
  };
  for (const facts of texts) {
    const look = (target: string): null => {
      resolveLinkTarget(target, facts.file, index);
      return null;
    };
    canonicalBody(facts.body, { resolveLink: look });
    if (namesFilesInHtml(facts)) for (const { target } of facts.links) look(target);
  }
  return named;
}
