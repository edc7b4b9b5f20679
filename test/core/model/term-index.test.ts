import { describe, expect, test } from 'vitest';
import { TermIndex } from '../../../src/core/model/term-index.ts';

const index = new TermIndex([
  { id: 'TRM-001', names: ['Service', 'IT'] },
  { id: 'TRM-002', names: ['Service requirement'] },
  { id: 'TRM-003', names: ['Way back', 'rollback', 'remedy'] },
  { id: 'TRM-004', names: ['Pre-approved change'] },
  { id: 'TRM-005', names: ['Störung', 'schwere Störung'] },
  { id: 'TRM-006', names: ['Cut, not rounded'] },
  { id: 'TRM-007', names: ['service', '…', ''] },
  { id: 'TRM-008', names: ['Blue Book'] },
]);

function found(text: string, language = 'en'): readonly string[] {
  return index.in(text, language).map(({ id, from, to }) => `${text.slice(from, to)} ${id}`);
}

describe('terms are found', () => {
  test.each([
    ['The service and the services', 'en', ['service TRM-001', 'services TRM-001']],
    ['A Service Requirement', 'en', ['Service Requirement TRM-002']],
    ['Every service\nrequirement counts', 'en', ['service\nrequirement TRM-002']],
    ['ways back, remedies, rollbacks', 'en', ['ways back TRM-003', 'remedies TRM-003', 'rollbacks TRM-003']],
    ['a pre-approved change', 'en', ['pre-approved change TRM-004']],
    ['Bei Störungen, der schweren Störung', 'de-AT', ['Störungen TRM-005', 'schweren Störung TRM-005']],
    ['is cut, not rounded.', 'en', ['cut, not rounded TRM-006']],
    ["the service's owner", 'en', ['service TRM-001']],
    ['IT, (service)', 'en', ['IT TRM-001', 'service TRM-001']],
    ['Service IT. Services', 'en', ['Service TRM-001', 'IT TRM-001', 'Services TRM-001']],
    ['The Blue Book', 'en', ['Blue Book TRM-008']],
    ['The Service stops. All Services stop', 'en', ['Service TRM-001', 'Services TRM-001']],
    ['Die Störung', 'de', ['Störung TRM-005']],
  ])('%s', (text, language, expected) => {
    expect(found(text, language)).toEqual(expected);
  });
});

describe('parts of other words are none', () => {
  test.each([
    'Alderbrook Service Trust',
    'the Service Council',
    'at the Harbour Service',
    'self-service',
    'service-related',
    'service.example.org',
    'serviceable',
    '/service/desk',
    'serviceID',
    'it is so',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('each of many terms is found', () => {
  const ids = Array.from({ length: 2000 }, (_, number) => `TRM-${number}`);
  const many = new TermIndex(ids.map((id, number) => ({ id, names: [`word${number} of it`] })));
  const text = ids.map((_, number) => `word${number} of it`).join(' ');
  expect(many.in(text, 'en').map(({ id }) => id)).toEqual(ids);
});
