import type { RedlineLine, RedlinePart } from '../../core/history/compare-lines.ts';
import { compareLines, foldRedline } from '../../core/history/compare-lines.ts';
import { compareValues } from '../../core/history/compare-values.ts';
import { isReplaced, summaryOfLines, visibleText, wordsBefore } from '../../core/history/redline-summary.ts';

/** Compares any two versions of an item; the form is shown only when this runs. */
interface VersionText {
  readonly label: string;
  readonly lines: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
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
  const summary = summaryOfLines(lines);
  const fields = fieldLines(before.fields, after.fields);
  const files = fileLines(before.files, after.files);
  const counts = `${differing(files.length, 'picture or attachment', 'pictures or attachments')}${differing(fields.length, 'field', 'fields')}`;
  const what = `${summary ?? 'Wording unchanged.'}${counts}`;
  result.replaceChildren(paragraph(`${before.label} against ${after.label}: ${what}`));
  for (const lines of [files, fields]) {
    if (lines.length === 0) continue;
    const list = element('ul', 'redline-fields');
    list.append(...lines);
    result.append(list);
  }
  if (summary === null) return;
  const box = element('div', 'redline');
  box.append(
    ...foldRedline(lines).map((line) =>
      line === null ? paragraph('Unchanged text is left out.', 'redline-gap') : lineOf(line),
    ),
  );
  result.append(box);
}

function lineOf({ parts }: RedlineLine): HTMLElement {
  const made = element('p', 'redline-line');
  made.append(...nodesOf(parts, false));
  return made;
}

function nodesOf(parts: readonly RedlinePart[], isWhole: boolean): readonly (string | HTMLElement)[] {
  return parts.map((part) => (part.kind === 'same' ? part.text : changed(part, isWhole)));
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
    const parts = compareValues(old ?? null, now ?? null);
    const isWhole = isReplaced(parts);
    if (isWhole) item.className = 'redline-replaced';
    item.append(...nodesOf(parts, isWhole));
    return [item];
  });
}

/** Pictures and attachments of which one version has other bytes than the other. */
function fileLines(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly HTMLElement[] {
  const [gone, fresh] = [new Set(Object.values(before)), new Set(Object.values(after))];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((path) => {
    const [old, now] = [before[path], after[path]];
    const isSame = old === now || (old === undefined ? gone.has(now ?? '') : now === undefined && fresh.has(old));
    if (isSame) return [];
    const item = element('li', '');
    const words = old === undefined ? 'is new.' : now === undefined ? 'is no longer there.' : 'is another file.';
    item.textContent = `${path.slice(path.lastIndexOf('/') + 1)} ${words}`;
    return [item];
  });
}

function differing(count: number, one: string, many: string): string {
  return count === 0 ? '' : count === 1 ? ` 1 ${one} differs.` : ` ${count} ${many} differ.`;
}

function changed(part: RedlinePart, isWhole: boolean): HTMLElement {
  const made = element(part.kind === 'added' ? 'ins' : 'del', '');
  const hidden = element('span', 'visually-hidden');
  hidden.textContent = wordsBefore(part, isWhole);
  made.append(hidden, visibleText(part));
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
