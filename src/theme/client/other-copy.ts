/** Answers for a printed copy of a version that the page knows nothing of: its code names an anchor that is not there. */
const { hash } = location;
if (hash.startsWith('#cb_v') && document.getElementById(hash.slice(1)) === null) {
  const answer = document.querySelector('#cb_v-other');
  if (answer !== null) location.replace('#cb_v-other');
}

export {};
