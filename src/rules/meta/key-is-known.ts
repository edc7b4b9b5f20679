import type { Misfit } from '../../core/model/sms.ts';
import { misfitsInView } from '../iden/_misfits.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

const mostPlaces = 10;

export default defineRule({
  id: 'META-009',
  name: 'key-is-known',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every key of the frontmatter is known, and files follow the present version of the model.',
  fix: 'Leave it, list the key under `known_keys` in clausebook.yaml, or remove it.',
  *check({ sms }) {
    const unknown = Map.groupBy(misfitsInView(sms, ['unknown-key']), (misfit) =>
      misfit.path.filter((step) => typeof step === 'string' && step !== 'rows').join('.'),
    );
    for (const [key, misfits] of unknown) yield* unknownKey(key, misfits);
    for (const misfit of misfitsInView(sms, ['old-schema'])) {
      const message = `${misfit.item ?? 'The file'} is written for version ${misfit.actual} of the content model, this program knows version ${misfit.expected}. Look at what has changed, then correct or delete the key \`schema\`.`;
      yield { item: misfit.item, place: misfit.place, message, actual: misfit.actual, expected: misfit.expected };
    }
  },
});

/** Foreign keys are normal and come in many files: one finding for each key. */
function* unknownKey(key: string, [first, ...others]: readonly Misfit[]): Iterable<Draft> {
  if (first === undefined) return;
  const files = new Set([first, ...others].map((misfit) => misfit.file)).size;
  const often =
    others.length === 0 ? '' : ` It stands in ${others.length + 1} places${files === 1 ? '' : `, in ${files} files`}.`;
  yield {
    item: first.item,
    place: first.place,
    message: `The key "${key}" is not known here, so nothing is done with it.${often} List it under \`known_keys\` if it is your own.`,
    actual: key,
    related: others
      .slice(0, mostPlaces)
      .map((misfit) => ({ item: misfit.item, message: `"${key}" again`, place: misfit.place })),
  };
}
