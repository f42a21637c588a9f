import { describe, expect, test } from 'vitest';
import { withoutSecrets } from './apply-credentials.ts';
import { buildRequest } from './build-request.ts';
import type { Credential, Draft, DraftBody } from './draft.ts';
import type { PlannedParameter, PlannedScheme } from './plan.ts';

const parameter = (more: Partial<PlannedParameter>): PlannedParameter => ({
  name: 'p',
  in: 'query',
  style: 'form',
  explode: true,
  allowReserved: false,
  mediaType: undefined,
  required: false,
  kind: 'text',
  type: '',
  description: '',
  values: [],
  ...more,
});

const draft = (more: Partial<Draft>): Draft => ({
  operation: { method: 'GET', path: '/things' },
  server: 'http://127.0.0.1:1/v1/',
  parameters: [],
  body: undefined,
  credentials: [],
  accept: '',
  prefer: '',
  ...more,
});

function build(more: Partial<Draft>) {
  const built = buildRequest(draft(more));
  return built.ok ? built.request : built.message;
}

const inPath = { operation: { method: 'GET', path: '/things/{p}' } };

describe('parameters go where and how the document says', () => {
  test.each<[string, Partial<PlannedParameter>, string, string]>([
    ['text', {}, 'a&b=ü', '/things?p=a%26b%3D%C3%BC'],
    ['nothing', {}, '', '/things?p='],
    ['a list', { kind: 'list' }, 'a, b', '/things?p=a&p=b'],
    ['a list as JSON', { kind: 'list', explode: false }, '["a,b",1]', '/things?p=a%2Cb,1'],
    ['pipes', { kind: 'list', style: 'pipeDelimited', explode: false }, 'a,b', '/things?p=a%7Cb'],
    ['an object', { kind: 'json', style: 'deepObject' }, '{"a":[1,2]}', '/things?p%5Ba%5D=1&p%5Ba%5D=2'],
    [
      'JSON by its media type',
      { kind: 'json', mediaType: 'application/json' },
      '{"a": 1}',
      '/things?p=%7B%22a%22%3A1%7D',
    ],
    ['reserved characters', { allowReserved: true }, '/a?b', '/things?p=/a?b'],
    ['a name to be encoded', { name: 'a[]' }, '1', '/things?a%5B%5D=1'],
  ])('query: %s', (_name, more, text, target) => {
    expect(build({ parameters: [{ parameter: parameter(more), text }] })).toMatchObject({
      url: `http://127.0.0.1:1/v1${target}`,
    });
  });

  test.each<[string, Partial<PlannedParameter>, string, string]>([
    ['text', {}, 'a/b?c#d', '/things/a%2Fb%3Fc%23d'],
    ['what a replacement would read as a pattern', {}, '$&$1', '/things/%24%26%241'],
    ['a label', { style: 'label', kind: 'list' }, 'a,b', '/things/.a,b'],
    ['a matrix', { style: 'matrix' }, '1', '/things/;p=1'],
  ])('path: %s', (_name, more, text, target) => {
    const path = parameter({ in: 'path', style: 'simple', explode: false, ...more });
    expect(build({ ...inPath, parameters: [{ parameter: path, text }] })).toMatchObject({
      url: `http://127.0.0.1:1/v1${target}`,
    });
  });

  test('headers are sent; cookies and headers that belong to the browser are only shown', () => {
    const parameters = [
      { parameter: parameter({ in: 'header', name: 'X-A', style: 'simple' }), text: '1' },
      { parameter: parameter({ in: 'header', name: 'Origin', style: 'simple' }), text: 'o' },
      { parameter: parameter({ in: 'cookie', name: 'c' }), text: 'd' },
    ];
    expect(build({ parameters, accept: 'text/csv', prefer: 'code=404' })).toMatchObject({
      headers: [
        ['X-A', '1'],
        ['Accept', 'text/csv'],
        ['Prefer', 'code=404'],
      ],
      withheld: [
        ['Origin', 'o'],
        ['Cookie', 'c=d'],
      ],
    });
  });
});

test.each<[string, Partial<Draft>, string]>([
  [
    'a path without its value',
    { ...inPath, parameters: [{ parameter: parameter({ in: 'path' }), text: '' }] },
    'is empty',
  ],
  [
    'a folder',
    { ...inPath, parameters: [{ parameter: parameter({ in: 'path', style: 'simple' }), text: '..' }] },
    'lead out of its path',
  ],
  ['a parameter that the document forgot', inPath, '"{p}", which no parameter'],
  [
    'text that is no JSON',
    { parameters: [{ parameter: parameter({ kind: 'json' }), text: '{' }] },
    'parameter "p" is to be a JSON value:',
  ],
  [
    'a body without its file',
    { body: { media: { name: 'image/png', format: 'binary' }, text: '', file: undefined, fields: [] } },
    'choose one',
  ],
])('refuses %s', (_name, more, message) => {
  expect(build(more)).toContain(message);
});

const scheme = (more: Partial<PlannedScheme>): PlannedScheme => ({
  name: 'theKey',
  kind: 'bearer',
  in: 'header',
  key: 'Authorization',
  note: '',
  ...more,
});

describe('credentials', () => {
  const shown = (credential: Credential) => {
    const one = (credentials: readonly Credential[]) => {
      const request = build({ credentials });
      return typeof request === 'string'
        ? request
        : [request.url.split('/things')[1], ...request.headers, ...request.withheld];
    };
    return [one([credential]), one(withoutSecrets([credential]))];
  };
  test.each<[string, Credential, unknown, unknown]>([
    [
      'a token',
      { scheme: scheme({}), user: '', secret: 's' },
      ['', ['Authorization', 'Bearer s']],
      ['', ['Authorization', 'Bearer YOUR_THE_KEY']],
    ],
    ['no token', { scheme: scheme({}), user: '', secret: '' }, [''], ['']],
    [
      'a password',
      { scheme: scheme({ kind: 'basic' }), user: 'a', secret: 'b' },
      ['', ['Authorization', 'Basic YTpi']],
      ['', ['Authorization', 'Basic YOUR_THE_KEY']],
    ],
    [
      'a key in the query',
      { scheme: scheme({ kind: 'apiKey', in: 'query', key: 'k' }), user: '', secret: '&' },
      ['?k=%26'],
      ['?k=YOUR_THE_KEY'],
    ],
    [
      'a key in a cookie',
      { scheme: scheme({ kind: 'apiKey', in: 'cookie', key: 'k' }), user: '', secret: 's' },
      ['', ['Cookie', 'k=s']],
      ['', ['Cookie', 'k=YOUR_THE_KEY']],
    ],
  ])('%s, sent and shown', (_name, credential, sent, instead) => {
    expect(shown(credential)).toEqual([sent, instead]);
  });
});

const body = (more: Partial<DraftBody>): DraftBody => ({
  media: { name: 'application/json', format: 'json' },
  text: '',
  file: undefined,
  fields: [],
  ...more,
});
const field = {
  name: 'a b',
  kind: 'list',
  type: '',
  required: false,
  contentType: undefined,
  style: undefined,
} as const;

test.each<[string, DraftBody, unknown, string | undefined]>([
  [
    'text as it was written, right or wrong',
    body({ text: '{"a": ' }),
    { kind: 'text', text: '{"a": ' },
    'application/json',
  ],
  [
    'a range by its usual member',
    body({ media: { name: '*/*', format: 'json' } }),
    { kind: 'text', text: '' },
    'application/json',
  ],
  [
    'a form',
    body({
      media: { name: 'application/x-www-form-urlencoded', format: 'form' },
      fields: [{ field, text: 'x,y&', files: [] }],
    }),
    { kind: 'text', text: 'a%20b=x&a%20b=y%26' },
    'application/x-www-form-urlencoded',
  ],
  [
    'parts',
    body({
      media: { name: 'multipart/form-data', format: 'multipart' },
      fields: [{ field: { ...field, kind: 'json' }, text: '{"c":1}', files: [] }],
    }),
    { kind: 'form', parts: [{ name: 'a b', value: '{"c":1}', contentType: 'application/json' }] },
    undefined,
  ],
])('body: %s', (_name, given, want, contentType) => {
  const request = build({ body: given });
  expect(request).toMatchObject({ body: want });
  if (typeof request !== 'string') expect(new Map(request.headers).get('Content-Type')).toBe(contentType);
});
