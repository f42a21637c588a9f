import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { WireRequest } from '../../contract/exchange.ts';
import { toCurl } from './curl.ts';

const secrets = { headers: new Set(['x-key']), queryParameters: new Set(['key']) };
const request = (more: Partial<WireRequest>): WireRequest => ({
  method: 'GET',
  url: 'http://localhost/x',
  headers: [],
  body: undefined,
  ...more,
});
const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['plain', request({}), "curl -i 'http://localhost/x'"],
  ['HEAD', request({ method: 'HEAD' }), "curl -i --head 'http://localhost/x'"],
  [
    'a body',
    request({ method: 'POST', body: bytes('{"a":1}') }),
    "curl -i -X POST 'http://localhost/x' --data-raw '{\"a\":1}'",
  ],
  [
    'quotes',
    request({ headers: [['a', "it's $HOME `x`"]] }),
    "curl -i 'http://localhost/x' -H 'a: it'\\''s $HOME `x`'",
  ],
  [
    'secrets',
    request({ url: 'http://localhost/x?key=1&b=2', headers: [['Authorization', 'Bearer 1']] }),
    'curl -i "http://localhost/x?key=$KEY&b=2" -H "Authorization: Bearer $TOKEN"',
  ],
  [
    'bytes',
    request({ method: 'PUT', body: new Uint8Array([0xff]) }),
    "curl -i -X PUT 'http://localhost/x' --data-binary @request-body.bin # the 1 bytes that were sent are not shown",
  ],
])('%s', (_name, sent, want) => {
  expect(toCurl(sent, secrets)).toBe(want);
});

/** The words that a shell makes of a command. */
function shellWords(command: string, env: Record<string, string> = {}): string[] {
  const output = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], { env });
  return output.toString().split('\0').slice(0, -1);
}

test('a shell reads back what was sent, and fills in the secrets', () => {
  const nasty = '\'"$(touch /tmp/x)`id`\\ \n!';
  const sent = request({
    method: 'POST',
    url: "http://localhost/x?q=%27$HOME&key=secret'$(id)",
    headers: [
      ['x-key', 'secret"$(id)'],
      ['b', '$HOME'],
    ],
    body: bytes(nasty),
  });
  expect(shellWords(toCurl(sent, secrets), { KEY: 'k"1', X_KEY: 'k 2' })).toEqual([
    'curl',
    '-i',
    '-X',
    'POST',
    'http://localhost/x?q=%27%24HOME&key=k"1',
    '-H',
    'x-key: k 2',
    '-H',
    'b: $HOME',
    '--data-raw',
    nasty,
  ]);
});
