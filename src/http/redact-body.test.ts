import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { redactBody, type ShownBody } from './redact-body.ts';
import { redactEchoes } from './redact-echoes.ts';

const redaction = () => ({
  isSensitive: (name: string) => /^password$/i.test(name),
  secrets: new Set<string>(),
});
const show = (body: string | Uint8Array | undefined, contentType?: string, contentEncoding?: string) =>
  redactBody(body, { contentType, contentEncoding }, redaction());
const withheld = (reason: string): ShownBody => ({ kind: 'withheld', reason });
const latin = Uint8Array.from([0x6e, 0xe9]);
const form = 'multipart/form-data; boundary=x';
const part = (head: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}\r\n`;

test.each<[string, ReturnType<typeof show>, ShownBody | undefined]>([
  ['none', show(undefined, 'application/json'), undefined],
  ['an empty one', show('', 'application/json'), undefined],
  ['JSON', show('{"a":1.0}', 'application/json'), { kind: 'value', value: { a: 1 }, text: '{"a":1.0}' }],
  [
    'JSON with a secret',
    show('{"a":[{"password":"x"}]}', 'application/json'),
    { kind: 'value', value: { a: [{ password: 'REDACTED' }] } },
  ],
  [
    'what says nothing stays',
    show('{"password":null}', 'application/json'),
    { kind: 'value', value: { password: null }, text: '{"password":null}' },
  ],
  [
    'a name and its value',
    show('[{"name":"password","value":"x"},{"name":"a","value":"y"}]', 'application/json'),
    {
      kind: 'value',
      value: [
        { name: 'password', value: 'REDACTED' },
        { name: 'a', value: 'y' },
      ],
    },
  ],
  ['JSON without a type', show('{"password":1}'), { kind: 'value', value: { password: 'REDACTED' } }],
  [
    'broken JSON',
    show('{"password":', 'application/json'),
    withheld('it is no valid JSON, and may hold secrets'),
  ],
  ['broken JSON without a type', show('{"password":'), withheld('it names secrets, and cannot be searched')],
  [
    'lines of JSON',
    show('{"a":1}\n{"password":2}\n', 'application/x-ndjson'),
    { kind: 'value', value: [{ a: 1 }, { password: 'REDACTED' }] },
  ],
  ['broken lines', show('{"a":1}\n{', 'application/x-ndjson'), withheld('a line of it is no valid JSON')],
  [
    'a form',
    show('a=1&password=2', 'application/x-www-form-urlencoded'),
    { kind: 'text', text: 'a=1&password=REDACTED' },
  ],
  ['text', show('password: x', 'text/plain'), { kind: 'text', text: 'password: REDACTED' }],
  ['text in another character set', show(latin, 'text/plain; charset=latin1'), { kind: 'text', text: 'né' }],
  ['text in none', show(latin, 'text/plain'), withheld('it is no text in its character set')],
  [
    'text in an unknown one',
    show(latin, 'text/plain; charset=klingon'),
    withheld('it is no text in its character set'),
  ],
  ['a table', show('id,password\n1,x', 'text/csv'), withheld('one of its columns holds secrets')],
  ['a table without', show('id,name\n1,x', 'text/csv'), { kind: 'text', text: 'id,name\n1,x' }],
  ['XML', show('<a password="x"/>', 'application/xml'), withheld('it names secrets, and cannot be searched')],
  ['XML without', show('<a/>', 'application/xml'), { kind: 'text', text: '<a/>' }],
  ['bytes', show(latin, 'image/png'), { kind: 'binary', base64: 'buk=' }],
  ['bytes without a type', show(latin), { kind: 'binary', base64: 'buk=' }],
  [
    'what is compressed',
    show(gzipSync('{"password":1}'), 'application/json', 'gzip'),
    { kind: 'value', value: { password: 'REDACTED' } },
  ],
  [
    'what cannot be decompressed',
    show(latin, 'application/json', 'gzip'),
    withheld('it cannot be decompressed'),
  ],
  [
    'what swells',
    show(gzipSync(Buffer.alloc(2_000_000)), 'text/plain', 'gzip'),
    withheld('decompressed it is too large'),
  ],
  ['parts without a boundary', show('x', 'multipart/form-data'), withheld('its parts cannot be told apart')],
  [
    'parts',
    show(`${part('name="password"', 'x')}${part('name="f"; filename="a.txt"', 'hi')}--x--\r\n`, form),
    {
      kind: 'parts',
      parts: [
        {
          name: 'password',
          filename: undefined,
          contentType: undefined,
          body: { kind: 'text', text: 'REDACTED' },
        },
        { name: 'f', filename: 'a.txt', contentType: undefined, body: { kind: 'text', text: 'hi' } },
      ],
    },
  ],
])('%s', (_name, shown, want) => expect(shown).toEqual(want));

test('more secrets than are looked for are hidden by their names all the same', () => {
  const body = JSON.stringify(
    Array.from({ length: 5000 }, (_item, index) => ({ password: `secret-${index}` })),
  );
  const about = redaction();
  expect(JSON.stringify(redactBody(body, { contentType: 'application/json' }, about))).not.toContain(
    'secret-',
  );
  expect(about.secrets.size).toBe(200);
});

test('echoes are hidden in values and as names, longer secrets first', () => {
  const secrets = new Set(['sesame', 'sesame street', '1234567']);
  expect(
    redactEchoes({ a: ['sesame street!', 1_234_567], sesame: 'sesame%20street', n: null }, secrets),
  ).toEqual({ a: ['REDACTED!', 'REDACTED'], REDACTED: 'REDACTED', n: null });
});
