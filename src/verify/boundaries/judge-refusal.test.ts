import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { modelOf } from '../items-server.fixture.ts';
import { judgeOddBody } from './judge-odd-body.ts';
import { judgeInvalid, namesValidation } from './judge-refusal.ts';

function operationOf(...responses: readonly (string | [status: string, description: string])[]): Operation {
  const entries = responses.map((one) => (typeof one === 'string' ? [one, ''] : one));
  const described = Object.fromEntries(entries.map(([status, description]) => [status, { description }]));
  const post = { requestBody: { content: { 'application/json': {} } }, responses: described };
  const [operation] = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { post } },
  }).operations;
  if (!operation) throw new Error('there is no operation');
  return operation;
}

const answered = (status: number): Exchange => ({
  request: { method: 'POST', url: 'http://localhost/a', headers: [], body: undefined },
  response: { status, headers: [], body: new Uint8Array() },
  durationMs: 1,
});

test('an invalid request is accepted by a success alone', () => {
  const operation = operationOf('201', '302', '400');
  const violation = { in: 'body', path: ['body', 'a'], severity: 'Error', message: 'no' } as const;
  const judged = (status: number) =>
    judgeInvalid({
      operation,
      label: 'body /a',
      keyword: 'type',
      what: 'null',
      violation,
      exchange: answered(status),
    })?.code;
  const statuses = [200, 201, 302, 301, 207, 304, 400, 404, 409, 422, 500];
  expect(statuses.map((status) => [status, judged(status)])).toEqual([
    [200, 'invalid-accepted'],
    [201, 'invalid-accepted'],
    [302, 'invalid-accepted'],
    ...[301, 207, 304, 400, 404, 409, 422, 500].map((status) => [status, undefined]),
  ]);
});

describe('bodies that cannot be read', () => {
  const cases: [string, Operation, 'malformed' | 'media-type', number, string | undefined][] = [
    ['malformed, accepted', operationOf('201'), 'malformed', 201, 'malformed-accepted error'],
    ['malformed, refused as documented', operationOf('201', '400'), 'malformed', 400, undefined],
    [
      'malformed, refused as another type',
      operationOf('201', '400', '415'),
      'malformed',
      415,
      'refusal-status error',
    ],
    [
      'malformed, refused with another status',
      operationOf('201', '400'),
      'malformed',
      422,
      'refusal-status error',
    ],
    ['malformed, both documented', operationOf('201', '400', '422'), 'malformed', 422, undefined],
    [
      'malformed, the document says which',
      operationOf('201', ['400', 'Malformed JSON'], ['422', 'A field is wrong']),
      'malformed',
      422,
      'refusal-status error',
    ],
    ['malformed, nothing documented', operationOf('201'), 'malformed', 422, undefined],
    [
      'another type, accepted against the document',
      operationOf('201', '415'),
      'media-type',
      201,
      'media-type-accepted error',
    ],
    ['another type, accepted', operationOf('201', '400'), 'media-type', 201, 'media-type-accepted note'],
    [
      'another type, refused with 400 where 415 is documented',
      operationOf('201', '400', '415'),
      'media-type',
      400,
      'refusal-status error',
    ],
    ['another type, refused with 400', operationOf('201', '400'), 'media-type', 400, undefined],
    ['another type, refused for another reason', operationOf('201', '415'), 'media-type', 403, undefined],
  ];
  test.each(cases)('%s', (_name, operation, kind, status, want) => {
    const draft = judgeOddBody({ operation, kind, what: 'it', exchange: answered(status) });
    expect(draft && `${draft.code} ${draft.severity ?? 'error'}`).toBe(want);
  });
});

test('whether the document says how requests are refused', () => {
  expect(
    [['400'], ['422'], ['4XX'], ['404'], ['default']].map((one) => namesValidation(operationOf(...one))),
  ).toEqual([true, true, true, false, false]);
});
