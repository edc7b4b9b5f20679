#!/usr/bin/env node
// Runs on any Node, so that an old one gets a sentence instead of a syntax error. Keep this file in plain old JavaScript.
var wanted = [22, 12];
var found = process.versions.node.split('.').map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    'clausebook needs Node ' +
      wanted.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '.\n' +
      'Install a newer Node, or add it to the project with `npm install --save-dev node@24` and run clausebook through an npm script.',
  );
  process.exitCode = 2;
} else {
  import('../lib/cli/main.js');
}
