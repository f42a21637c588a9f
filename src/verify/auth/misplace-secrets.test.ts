import { describe, expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { heldAlternative, heldSecret } from './held-secrets.ts';
import { misplaceSecrets } from './misplace-secrets.ts';

const schemes = {
  token: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  asked: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
};
const of = (security: Record<string, string[]>[]) => {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    security,
    paths: { '/a': { get: { responses: { '200': { description: 'Fine.' } } } } },
    components: { securitySchemes: schemes },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('the document has an operation');
  return { model, operation };
};

describe('where a secret does not belong', () => {
  const cases: readonly (readonly [keyof typeof schemes, string[], string[]])[] = [
    [
      'token',
      ['token'],
      [
        'under the scheme Basic',
        'without the name of a scheme',
        'in the query parameter "access_token"',
        'in the header X-API-Key',
      ],
    ],
    [
      'basic',
      ['basic'],
      [
        'as a bearer token',
        'without the name of a scheme',
        'in the query parameter "access_token"',
        'in the header X-API-Key',
      ],
    ],
    ['key', ['key'], ['as a bearer token', 'in the query parameter "X-Key"']],
    ['key', ['key', 'token'], ['in the query parameter "X-Key"']],
    ['asked', ['asked'], ['as a bearer token', 'in the header key']],
    ['cookie', ['cookie', 'token'], ['in the header sid', 'in the query parameter "sid"']],
  ];
  test.each(cases)('%s of %j', (name, alternatives, want) => {
    const { model, operation } = of(alternatives.map((one) => ({ [one]: [] })));
    const scheme = model.securitySchemes.get(name);
    if (!scheme) throw new Error('the scheme is described');
    expect(misplaceSecrets(model, operation, { scheme, secret: 's' }).map(({ what }) => what)).toEqual(want);
  });
});

describe('what a run was given', () => {
  const cases: readonly (readonly [keyof typeof schemes, Record<string, string>, string | undefined])[] = [
    ['token', { authorization: 'bearer abc' }, 'abc'],
    ['token', { Authorization: 'Basic YTpi' }, undefined],
    ['basic', { Authorization: 'Basic YTpi' }, 'a:b'],
    ['key', { 'x-key': 'k' }, 'k'],
    ['cookie', { Cookie: 'a=1; sid=s' }, 's'],
    ['asked', { key: 'k' }, undefined],
  ];
  test.each(cases)('%s in %j', (name, headers, want) => {
    const { model } = of([{ [name]: [] }]);
    expect(heldSecret(model.securitySchemes.get(name), { headers, auth: {} })).toBe(want);
  });

  test('an alternative is held where all of it is', () => {
    const { model, operation } = of([{ token: [], key: [] }, { asked: [] }]);
    const held = heldAlternative(model, operation, { headers: {}, auth: { token: 't', asked: 'a' } });
    expect(held?.map(({ scheme, secret }) => [scheme.name, secret])).toEqual([['asked', 'a']]);
  });
});
