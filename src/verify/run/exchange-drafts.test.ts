import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { modelOf } from '../items-server.fixture.ts';
import { exchangeDrafts } from './exchange-drafts.ts';

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/a': {
      get: {
        responses: {
          '200': { description: 'Fine.' },
          '429': { description: 'Too many.', headers: { 'Retry-After': { schema: { type: 'integer' } } } },
          '503': { description: 'Later.' },
        },
      },
    },
  },
});

function drafts(
  status: number,
  headers: [string, string][],
  body = '',
  more: { method?: string; isMiscoded?: boolean } = {},
) {
  const { method = 'GET', isMiscoded = false } = more;
  const exchange: Exchange = {
    request: { method, url: 'http://a.example/a', headers: [], body: undefined },
    response: { status, headers, body: new TextEncoder().encode(body), isMiscoded },
    durationMs: 1,
  };
  const [operation] = model.operations;
  if (!operation) throw new Error('the document has an operation');
  return exchangeDrafts(operation, exchange).map(({ code, message }) => `${code}: ${message}`);
}

const json = (charset = ''): [string, string] => ['Content-Type', `application/json${charset}`];

describe('beyond the contract', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a success', drafts(200, [json()], '{}'), []],
    ['a failure', drafts(500, [json()], '{}'), ['server-error: the server failed with 500']],
    ['a method that the server does not know', drafts(501, [], '', { method: 'PATCH' }), []],
    ['an operation that is not there', drafts(501, []), ['server-error: the server failed with 501']],
    [
      'a stack trace',
      drafts(400, [json()], '{"e":"at read (/srv/a.js:1:2)"}'),
      ['stack-trace: the 400 answer shows a stack trace of Node.js'],
    ],
    ['the same in a picture', drafts(400, [['Content-Type', 'image/png']], 'at read (/srv/a.js:1:2)'), []],
    [
      'two types',
      drafts(200, [json(), ['content-type', 'text/html']]),
      ['response-content-type: the 200 answer has two different Content-Types'],
    ],
    ['one type twice', drafts(200, [json(), json()]), []],
    ['UTF-8 in capitals', drafts(200, [json('; charset=UTF-8 ')], '"é"'), []],
    [
      'another charset',
      drafts(200, [json('; charset=iso-8859-1')], '"é"'),
      ['response-charset: the 200 answer says that its JSON is not UTF-8'],
    ],
    ['another charset that changes nothing', drafts(200, [json('; charset=iso-8859-1')], '"e"'), []],
    [
      'not compressed',
      drafts(200, [json(), ['Content-Encoding', 'gzip']], '{}', { isMiscoded: true }),
      ['content-encoding-wrong: the body of the 200 answer is not compressed as its Content-Encoding says'],
    ],
    [
      'a limit without an end',
      drafts(429, []),
      ['retry-after-missing: the 429 answer does not say in Retry-After how long to wait'],
    ],
    ['a limit with an end', drafts(429, [['retry-after', '3']]), []],
  ];
  test.each(cases)('%s', (_name, came, want) => {
    expect(came).toEqual(want);
  });
});
