import { withoutAddresses } from '../../core/history/grade-of.ts';
import type { CommitIdentity } from '../../core/history/identities.ts';
import { withheldMark } from '../../core/model/withheld-names.ts';
import type { LinkView, Site } from '../site.ts';
import { itemLink } from '../site.ts';
import { say } from '../words/say.ts';

/** Whoever a commit names, as a person of the register where they are one; never with an address. */
export function personLink(site: Site, { person, name }: CommitIdentity): LinkView {
  const known = person === null ? undefined : site.checked.sms.items.get(person);
  if (known !== undefined) return itemLink(site, known.id, known.title);
  return { href: '', text: name === withheldMark ? say('somebody not named here') : withoutAddresses(name) };
}
