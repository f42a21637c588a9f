import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.ts';

test.each([
  [
    'the policy',
    { url: 'https://b.example/x', isBlocked: true },
    ['This page may not ask https://b.example'],
  ],
  [
    'https to http',
    { url: 'http://b.example/x', page: 'https://a.example' },
    ['does not let it ask http://b.example over http'],
  ],
  [
    'this machine',
    { url: 'http://localhost:4010/x', page: 'http://localhost:4010/y' },
    ['Nothing listens at http://localhost:4010'],
  ],
  [
    'a file',
    { url: 'http://localhost:4010/x', page: 'file:///a.html' },
    ['Nothing listens', 'has the origin "null"'],
  ],
  [
    'offline',
    { url: 'https://b.example/x', isOnline: false },
    ['this machine is offline', 'the origin https://a.example'],
  ],
  [
    'from the network to this machine',
    { url: 'http://127.0.0.1:1/x' },
    ['Nothing listens', 'CORS', 'may reach this machine'],
  ],
])('%s', (_name, more, want) => {
  const reasons = explainFailure({
    page: 'https://a.example/p',
    isBlocked: false,
    isOnline: true,
    ...more,
  });
  expect(reasons).toHaveLength(want.length);
  for (const [index, text] of want.entries()) expect(reasons[index]).toContain(text);
});
