/** Closes the meaning of a term when somebody presses Escape, until pointer and focus have left the term. */
const reopen = (): void => {
  for (const term of document.querySelectorAll('.term[data-closed]:not(:hover, :focus-within)'))
    term.removeAttribute('data-closed');
};

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const term of document.querySelectorAll('.term:is(:hover, :focus-within)')) term.setAttribute('data-closed', '');
});
document.addEventListener('pointerover', reopen);
document.addEventListener('focusin', reopen);
