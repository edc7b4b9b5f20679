import picomatch from 'picomatch';
import { movedFiles } from '../../core/history/moved-files.ts';
import { listWords } from '../../core/model/list-words.ts';
import { likeness } from '../../core/model/settings-problem.ts';
import type { Sms } from '../../core/model/sms.ts';
import { namesOneFile } from '../../core/model/stated-control.ts';
import { builtinTypes } from '../../core/types/builtin-types.ts';

/** Sentences about keys of `control` that name neither a type nor, any more, a file. */
export function unusedControl(sms: Sms): readonly string[] {
  const { settings, items, registers, withheld, history } = sms;
  const types = [...new Set([...builtinTypes, ...settings.types].map(({ key }) => key))];
  const files = [...items.values(), ...registers.values(), ...withheld].map(({ file }) => file);
  const movedTo = movedFiles(sms, history?.line ?? null);
  const former = [...(history?.line.values() ?? [])].flatMap((states) =>
    states.flatMap(({ snapshot }) => snapshot?.file ?? []),
  );
  return Object.keys(settings.control).flatMap((key) => {
    const matches = picomatch(key, { dot: true });
    if (types.includes(key) || files.some((file) => matches(file))) return [];
    const moved = movedTo(key);
    if (moved.length > 0)
      return [
        `\`control\` names "${key}", whose document lies in ${listWords(moved)} now and keeps that control. Expected the path of today.`,
      ];
    if (namesOneFile(key))
      return [
        `\`control\` names "${key}", where no document is, so nothing is controlled by it. Expected a path that is there, or no such entry.`,
      ];
    // A pattern may wait for its first document.
    if (former.some((file) => matches(file)))
      return [
        `\`control\` names "${key}", where no document is any more, so nothing is controlled by it. Expected a pattern of what is there, or no such entry.`,
      ];
    return /[/*]/.test(key)
      ? []
      : [
          `\`control\` names "${key}", which is neither a type nor a path, so nothing is controlled by it.${likeness(key, types)} Expected the key of a type, or a path.`,
        ];
  });
}
