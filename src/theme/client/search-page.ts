import type { SearchTexts } from '../../views/search-texts.ts';
import { fillText } from '../../views/search-texts.ts';
import { stemOf } from '../../views/search-words.ts';
import { keepFoundWords } from './found-words.ts';
import type { FoundPageHits } from './pagefind.ts';
import type { SearchAnswer } from './search-answer.ts';
import type { ExactHit } from './exact-hit.ts';
import { foundPage, foundWords } from './found-page.ts';
import { resultElement, resultLine } from './search-results.ts';

const shownAtOnce = 10;

/** What a search has to show. */
export interface SearchOutcome {
  readonly query: string;
  /** The page that the query names. */
  readonly hit: ExactHit | null;
  /** Null where nothing was typed and only filters are chosen. */
  readonly answer: SearchAnswer | null;
  readonly shown: readonly FoundPageHits[];
  readonly leftOut: number;
}

/** What a reader may do with an answer. */
export interface SearchActions {
  readonly searchFor: (query: string) => void;
  readonly wantAll: () => void;
}

/** Shows where to look without a search, or takes it away with the last answer. */
export function showIdle(isIdle: boolean): void {
  part('fallback').toggleAttribute('data-shown', isIdle);
  if (!isIdle) return;
  for (const name of ['status', 'suggestion', 'also', 'exact', 'results', 'left-out']) part(name).replaceChildren();
  part('more').hidden = true;
  part('help').hidden = true;
}

/** Says that the search does not work, and where to look instead. */
export function showFailure(texts: SearchTexts): void {
  part('status').textContent = texts.notLoaded;
  part('fallback').toggleAttribute('data-shown', true);
}

/**
 * Shows what was found, all at once: nothing moves afterwards.
 *
 * @param outcome what was found
 * @param texts sentences to say
 * @param actions what a reader may do with it
 * @param isStale true where another search has begun meanwhile
 */
export async function showOutcome(
  outcome: SearchOutcome,
  texts: SearchTexts,
  actions: SearchActions,
  isStale: () => boolean,
): Promise<void> {
  const { hit, answer, shown, leftOut } = outcome;
  const entries = await entriesOf(shown.slice(0, shownAtOnce), texts, hit);
  if (isStale()) return;
  const also = answer?.also ?? [];
  const better = answer?.better ?? null;
  part('results').replaceChildren(...entries);
  part('exact').replaceChildren(...(hit === null ? [] : exactEntry(hit, texts)));
  part('also').textContent = also.length === 0 ? '' : fillText(texts.alsoSearched, { words: also.join(', ') });
  part('suggestion').replaceChildren(
    ...(better === null || answer?.isCorrected === true
      ? []
      : [`${texts.didYouMean} `, actionButton(better, 'suggestion', () => actions.searchFor(better)), '?']),
  );
  part('left-out').replaceChildren(
    ...(leftOut === 0
      ? []
      : [
          `${fillText(leftOut === 1 ? texts.oneLeftOut : texts.leftOut, { count: leftOut })} `,
          actionButton(texts.showLeftOut, 'suggestion', actions.wantAll),
        ]),
  );
  part('help').hidden = shown.length > 0 || hit !== null;
  part('status').textContent = sentenceOf(outcome, texts);
  offerMore(shown.slice(shownAtOnce), texts, isStale);
}

function offerMore(rest: readonly FoundPageHits[], texts: SearchTexts, isStale: () => boolean): void {
  const more = part('more');
  more.hidden = rest.length === 0;
  more.onclick = async () => {
    const entries = await entriesOf(rest.slice(0, shownAtOnce), texts);
    if (isStale()) return;
    part('results').append(...entries);
    offerMore(rest.slice(shownAtOnce), texts, isStale);
    entries[0]?.querySelector('a')?.focus();
  };
}

/** Entries of the list; the page that the query names stands above it. */
async function entriesOf(
  results: readonly FoundPageHits[],
  texts: SearchTexts,
  hit: ExactHit | null = null,
): Promise<readonly HTMLElement[]> {
  const pages = (await Promise.all(results.map(foundPage))).filter(({ url }) => url !== hit?.href);
  return pages.map((page) => {
    const entry = resultElement(page, texts);
    entry.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLAnchorElement) keepFoundWords(target.href, foundWords(page).map(stemOf));
    });
    return entry;
  });
}

function sentenceOf({ query, answer, shown }: SearchOutcome, texts: SearchTexts): string {
  const values = { count: shown.length, query, better: answer?.better ?? '' };
  const isOne = shown.length === 1;
  if (shown.length === 0) return fillText(query === '' ? texts.nothingAtAll : texts.nothing, values);
  if (answer?.isCorrected === true) return fillText(isOne ? texts.oneCorrected : texts.corrected, values);
  if (answer?.isPartial === true) return fillText(isOne ? texts.oneSomeWords : texts.someWords, values);
  return fillText(isOne ? texts.onePage : texts.pages, values);
}

function part(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`#cb_search-${name}`);
  if (found === null) throw new Error(`The search page has no part ${name}.`);
  return found;
}

function actionButton(text: string, className: string, action: () => void): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', className, textContent: text });
  button.addEventListener('click', action);
  return button;
}

function exactEntry({ href, text, facts }: ExactHit, texts: SearchTexts): readonly HTMLElement[] {
  const link = Object.assign(document.createElement('a'), { href, textContent: text, className: 'exact-hit' });
  return facts === null ? [link] : [link, resultLine(facts, texts)];
}
