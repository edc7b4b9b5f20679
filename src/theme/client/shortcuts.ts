import './lost-page.ts';
import './other-copy.ts';
import { isSwitchedOn, readDevice, writeDevice } from './device-memory.ts';
import { markFoundWords } from './found-words.ts';
import { rememberPage } from './recent-pages.ts';

// What every page does: `/` goes to the search, `?` shows the shortcuts, and both can be switched off.
const dialog = document.querySelector<HTMLDialogElement>('#cb_shortcuts');
const base = dialog?.dataset['base'] ?? '/';

document.addEventListener('keydown', (event) => {
  if ((event.key !== '/' && event.key !== '?') || event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return;
  if (dialog?.open === true || !isSwitchedOn(base, 'keys')) return;
  const field = document.querySelector<HTMLInputElement>('input[data-search]');
  if (event.key === '?') dialog?.showModal();
  else {
    field?.focus();
    field?.select();
  }
  event.preventDefault();
});

if (dialog !== null) {
  const opener = document.querySelector<HTMLButtonElement>('#cb_shortcuts-open');
  if (opener !== null) opener.hidden = false;
  opener?.addEventListener('click', () => dialog.showModal());
  for (const box of dialog.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    box.checked = isSwitchedOn(base, box.name);
    box.addEventListener('change', () => {
      const settings = readDevice(base, 'settings');
      writeDevice(base, 'settings', { ...(settings as object | null), [box.name]: box.checked });
      if (box.name === 'recent' && !box.checked) writeDevice(base, 'recent', null);
    });
  }
}
rememberPage(base);
markFoundWords();
