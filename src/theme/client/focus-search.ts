/** Puts the cursor into the search field when somebody types `/` outside a field. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return;
  const field = document.querySelector<HTMLInputElement>('input[data-search]');
  if (field === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});
