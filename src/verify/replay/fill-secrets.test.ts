import { describe, expect, test } from 'vitest';
import { fillSecrets } from './fill-secrets.ts';

const places = { headers: new Set(['x-api-key']), queryParameters: new Set(['key']) };
const none = { headers: [], query: [], cookies: [] };
const given = {
  headers: [['x-API-key', 'K'] as const, ['Authorization', 'Bearer T'] as const],
  query: [['key', 'Q&'] as const],
  cookies: [['sid', 'S'] as const],
};

function filled(
  headers: [string, string][],
  url = 'http://h/a',
  credentials: Parameters<typeof fillSecrets>[1] = given,
) {
  const result = fillSecrets({ method: 'GET', url, headers, body: undefined }, credentials, places);
  return result.ok ? { url: result.request.url, headers: result.request.headers } : result.missing;
}

describe('variables of redaction', () => {
  const cases: [name: string, headers: [string, string][], url: string, want: unknown][] = [
    [
      'a key',
      [['X-API-Key', '$X_API_KEY']],
      'http://h/a',
      { url: 'http://h/a', headers: [['X-API-Key', 'K']] },
    ],
    [
      'a token',
      [['authorization', 'Bearer $TOKEN']],
      'http://h/a',
      { url: 'http://h/a', headers: [['authorization', 'Bearer T']] },
    ],
    [
      'a cookie',
      [['cookie', '$COOKIE']],
      'http://h/a',
      { url: 'http://h/a', headers: [['cookie', 'sid=S']] },
    ],
    ['a query', [], 'http://h/a?x=1&key=$KEY', { url: 'http://h/a?x=1&key=Q%26', headers: [] }],
    [
      'what is no secret',
      [['x-note', '$HOME']],
      'http://h/a?n=$HOME',
      { url: 'http://h/a?n=$HOME', headers: [['x-note', '$HOME']] },
    ],
    [
      'a secret that is there',
      [['x-api-key', 'other']],
      'http://h/a',
      { url: 'http://h/a', headers: [['x-api-key', 'other']] },
    ],
  ];
  test.each(cases)('%s', (_name, headers, url, want) => {
    expect(filled(headers, url)).toEqual(want);
  });

  test('what nothing was given for', () => {
    expect(filled([['Authorization', 'Bearer $TOKEN']], 'http://h/', none)).toBe('the header Authorization');
    expect(filled([], 'http://h/?key=$KEY', none)).toBe('the query parameter key');
  });
});
