import type { ComparedLine } from './compare-texts.ts';
import { compareLines } from './compare-texts.ts';

/** Compares any two versions of an item; the form is shown only when this runs. */
interface VersionText {
  readonly label: string;
  readonly lines: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

for (const section of document.querySelectorAll<HTMLElement>('[data-compare]')) {
  const form = section.querySelector('form');
  const result = section.querySelector('.compare-result');
  if (form === null || result === null) continue;
  section.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare(form, result);
  });
}

async function compare(form: HTMLFormElement, result: Element): Promise<void> {
  const chosen = new FormData(form);
  try {
    const [before, after] = await Promise.all([textOf(chosen.get('before')), textOf(chosen.get('after'))]);
    show(before, after, result);
  } catch {
    result.replaceChildren(paragraph('The two texts could not be loaded. Try again later.', 'muted'));
  }
}

async function textOf(address: FormDataEntryValue | null): Promise<VersionText> {
  const answer = await fetch(typeof address === 'string' ? address : '');
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as VersionText;
}

function show(before: VersionText, after: VersionText, result: Element): void {
  const lines = compareLines(before.lines, after.lines);
  const isChanged = (line: ComparedLine | undefined): boolean => line?.some(({ kind }) => kind !== 'same') === true;
  const hasChanges = lines.some(isChanged);
  const fields = fieldLines(before.fields, after.fields);
  const what = hasChanges ? 'the wording changed' : 'wording unchanged';
  const count = fields.length === 1 ? '1 field differs' : `${fields.length} fields differ`;
  result.replaceChildren(
    paragraph(`${before.label} against ${after.label}: ${what}${fields.length === 0 ? '' : `, ${count}`}.`),
  );
  if (fields.length > 0) {
    const list = element('ul', 'redline-fields');
    list.append(...fields);
    result.append(list);
  }
  if (!hasChanges) return;
  const box = element('div', 'redline');
  let isLeftOut = false;
  lines.forEach((line, index) => {
    const isNear = [index - 1, index, index + 1].some((at) => isChanged(lines[at]));
    if (isNear && line.some(({ values }) => values.join('').trim() !== '')) box.append(lineOf(line));
    else if (isNear) return;
    else if (!isLeftOut) box.append(paragraph('Unchanged text is left out.', 'redline-gap'));
    isLeftOut = !isNear;
  });
  result.append(box);
}

function lineOf(line: ComparedLine): HTMLElement {
  const made = element('p', 'redline-line');
  for (const { kind, values } of line) {
    const text = values.join('');
    made.append(kind === 'same' ? text : changed(kind, `${kind}: `, text));
  }
  return made;
}

function fieldLines(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly HTMLElement[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (old === now) return [];
    const item = element('li', '');
    const label = element('span', 'redline-field');
    label.textContent = name;
    item.append(label);
    if (old !== undefined) item.append(' ', changed('removed', 'before: ', old));
    if (now !== undefined) item.append(' ', changed('added', 'now: ', now));
    return [item];
  });
}

function changed(kind: 'added' | 'removed', words: string, text: string): HTMLElement {
  const made = element(kind === 'added' ? 'ins' : 'del', '');
  const hidden = element('span', 'visually-hidden');
  hidden.textContent = words;
  made.append(hidden, text);
  return made;
}

function paragraph(text: string, name = ''): HTMLElement {
  const made = element('p', name);
  made.textContent = text;
  return made;
}

function element(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  return made;
}
