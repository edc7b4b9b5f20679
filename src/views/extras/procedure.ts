import { textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Site } from '../site.ts';
import { textValue } from '../value-view.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { namesValue } from './names-value.ts';
import { namedInText } from './named-in-text.ts';
import { namedIn } from './related-items.ts';
import { say } from '../words/say.ts';

const mostNames = 14;

/** What somebody needs to know before the first step: what it is part of, who takes part, and what to have at hand. */
export function procedureFacts(site: Site, procedure: Item): readonly Fact[] {
  const request = textField(procedure, 'request_type');
  return [
    ...fact(say('Part of'), namesValue(site, textsField(procedure, 'process')), 'process'),
    ...fact(say('Request'), textValue(request ?? ''), 'request_type'),
    ...fact(say('For'), namesValue(site, textsField(procedure, 'audience')), 'audience'),
    ...fact(
      say('Have at hand'),
      namesOf(site, procedure, ['tool', 'external-register', 'knowledge-article', 'continuity-plan']),
    ),
    ...fact(say('Takes part'), namesOf(site, procedure, ['role'])),
  ];
}

/** Items of some types that the text names; none where they are too many to be of help. */
function namesOf(site: Site, procedure: Item, types: readonly string[]): ReturnType<typeof namesValue> {
  const linked = types.flatMap((type) => namedIn(site, procedure.id, type, ['mentions', 'uses']));
  const found = [...new Set([...linked, ...namedInText(site, procedure, types)])];
  return namesValue(site, found.length > mostNames ? [] : found.map(({ id }) => id));
}
