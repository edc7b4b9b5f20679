import { expect, test } from 'vitest';
import { secretsIn } from '../../../src/rules/accs/_secrets.ts';

// Put together here, so that no programme that looks for keys takes this file for a leak.
const body = 'Q7W3nB5xK2mZp4RdT9vLc8YhJ6gFs1AeUiOo';

test.each([
  ['a token of GitHub', `ghp_${body}`],
  ['a token of GitHub', `github_pat_${body}_${body}`],
  ['a token of GitLab', `glpat-${body.slice(0, 20)}`],
  ['a token of Slack', `xoxb-2048-${body}`],
  ['a secret address of Slack', `https://hooks.slack.com/services/T02AB/B03CD/${body.slice(0, 24)}`],
  ['a key of Google', `AIza${body.slice(0, 35)}`],
  ['a secret key of Stripe', `sk_live_${body.slice(0, 24)}`],
  ['a token of npm', `npm_${body}`],
  ['a key of Azure Storage', `AccountKey=${body}${body}${body.slice(0, 14)}==`],
  ['a signed token (JWT)', `eyJ${body.slice(0, 20)}.eyJ${body}.${body}`],
  ['a private key', `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${body}${body}`],
  ['a private key', `{"key": "-----BEGIN PRIVATE KEY-----\\n${body}${body}\\n"}`],
])('%s is found, with its place', (what, text) => {
  const found = secretsIn(`before ${text} behind`);
  expect(found.map((secret) => [secret.what, secret.index])).toEqual([
    [what, text.startsWith('http') ? 15 : text.indexOf('-----') > 0 ? 16 : 7],
  ]);
});

test.each([
  ['a word that stands for it', 'ghp_yourtokenyourtokenyourtokenyourtoken'],
  ['one letter repeated', `sk_live_${'a'.repeat(24)}`],
  ['a checksum', `sha256:${'8d6a29303ba2973f'.repeat(4)}`],
  ['a longer word that only begins like a key', `AKIA${body.toUpperCase()}`],
  ['the first line of a key alone', `-----BEGIN PRIVATE KEY----- is how it begins; the digest is ${body}${body}`],
  ['a public key', `-----BEGIN PUBLIC KEY-----\n${body}${body}`],
])('%s is none', (_, text) => {
  expect(secretsIn(text)).toEqual([]);
});
