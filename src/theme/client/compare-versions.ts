import type { RedlineLine, RedlinePart } from '../../core/history/compare-lines.ts';
import { compareLines, foldRedline } from '../../core/history/compare-lines.ts';
import { compareValues } from '../../core/history/compare-values.ts';
import type { CompareTexts } from '../../views/history/compare-texts.ts';
import { fillText } from '../../views/search-texts.ts';
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
  const texts = JSON.parse(section.dataset['compare'] ?? '{}') as CompareTexts;
  const result = section.querySelector('.compare-result');
  if (form === null || result === null) continue;
  section.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare(form, result, texts);
  });
}

async function compare(form: HTMLFormElement, result: Element, texts: CompareTexts): Promise<void> {
  const chosen = new FormData(form);
  try {
    const [before, after] = await Promise.all([textOf(chosen.get('before')), textOf(chosen.get('after'))]);
    show(before, after, result, texts);
  } catch {
    result.replaceChildren(paragraph(texts.notLoaded, 'muted'));
  }
}

async function textOf(address: FormDataEntryValue | null): Promise<VersionText> {
  const answer = await fetch(typeof address === 'string' ? address : '');
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as VersionText;
}

function show(before: VersionText, after: VersionText, result: Element, texts: CompareTexts): void {
  const lines = compareLines(before.lines, after.lines);
  const summary = summaryOfLines(lines, texts);
  const fields = fieldLines(before.fields, after.fields, texts);
  const files = fileLines(before.files, after.files, texts);
  const what = [
    summary ?? texts.unchanged,
    ...differing(files.length, texts.oneFile, texts.files),
    ...differing(fields.length, texts.oneField, texts.fields),
  ].join(' ');
  result.replaceChildren(paragraph(fillText(texts.against, { before: before.label, after: after.label, what })));
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
      line === null ? paragraph(texts.leftOut, 'redline-gap') : lineOf(line, texts),
    ),
  );
  result.append(box);
}

function lineOf({ parts }: RedlineLine, texts: CompareTexts): HTMLElement {
  const made = element('p', 'redline-line');
  made.append(...nodesOf(parts, false, texts));
  return made;
}

function nodesOf(
  parts: readonly RedlinePart[],
  isWhole: boolean,
  texts: CompareTexts,
): readonly (string | HTMLElement)[] {
  return parts.map((part) => (part.kind === 'same' ? part.text : changed(part, isWhole, texts)));
}

function fieldLines(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  texts: CompareTexts,
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
    item.append(...nodesOf(parts, isWhole, texts));
    return [item];
  });
}

/** Pictures and attachments of which one version has other bytes than the other. */
function fileLines(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  texts: CompareTexts,
): readonly HTMLElement[] {
  const [gone, fresh] = [new Set(Object.values(before)), new Set(Object.values(after))];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((path) => {
    const [old, now] = [before[path], after[path]];
    const isSame = old === now || (old === undefined ? gone.has(now ?? '') : now === undefined && fresh.has(old));
    if (isSame) return [];
    const item = element('li', '');
    const words = old === undefined ? texts.isNew : now === undefined ? texts.isGone : texts.isOther;
    item.textContent = fillText(words, { file: path.slice(path.lastIndexOf('/') + 1) });
    return [item];
  });
}

function differing(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [count === 1 ? one : fillText(many, { count })];
}

function changed(part: RedlinePart, isWhole: boolean, texts: CompareTexts): HTMLElement {
  const made = element(part.kind === 'added' ? 'ins' : 'del', '');
  const hidden = element('span', 'visually-hidden');
  hidden.textContent = wordsBefore(part, isWhole, texts);
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
