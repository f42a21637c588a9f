import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { ReadyBody, ReadyRequest } from './draft.ts';
import { curlSnippet, fetchSnippet } from './snippets.ts';

const nasty = `it's "$HOME" \`id\` $(id) \\ \n; & | @x`;

const request = (body?: ReadyBody): ReadyRequest => ({
  method: 'POST',
  url: "http://127.0.0.1:1/a'b?c={d}[1-9]",
  headers: [
    ['X-A', nasty.replaceAll('\n', ' ')],
    ['X-Empty', ''],
  ],
  withheld: [['Cookie', "c='d'"]],
  body,
});

/** The words that a shell makes of the command, curl's name left out. */
function words(snippet: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${snippet}`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const start = ['-i', '--globoff', '-X', 'POST', "http://127.0.0.1:1/a'b?c={d}[1-9]"];
const headers = ['-H', `X-A: ${nasty.replaceAll('\n', ' ')}`, '-H', 'X-Empty;', '-H', "Cookie: c='d'"];
const file = new File(['x'], `a"b'.txt`);

test.each<[string, ReadyBody | undefined, string[]]>([
  ['nothing', undefined, []],
  ['text', { kind: 'text', text: nasty }, ['--data-raw', nasty]],
  ['a file', { kind: 'file', file }, ['--data-binary', `@a"b'.txt`]],
  [
    'a form',
    {
      kind: 'form',
      parts: [
        { name: 'n', value: '@/etc/passwd;type=x', contentType: undefined },
        { name: 'j', value: '{"a":"\\\\"}', contentType: 'application/json' },
        { name: 'f', value: file, contentType: undefined },
      ],
    },
    [
      '--form-string',
      'n=@/etc/passwd;type=x',
      '-F',
      'j="{\\"a\\":\\"\\\\\\\\\\"}";type=application/json',
      '-F',
      `f=@"a\\"b'.txt"`,
    ],
  ],
])('a shell reads the command as it was meant: %s', (_name, body, want) => {
  expect(words(curlSnippet(request(body)))).toEqual([...start, ...headers, ...want]);
});

test('HEAD is asked without waiting for a body', () => {
  expect(words(curlSnippet({ ...request(), method: 'HEAD' })).slice(0, 3)).toEqual([
    '-i',
    '--globoff',
    '--head',
  ]);
});

test.each<[string, ReadyBody | undefined, unknown]>([
  ['nothing', undefined, undefined],
  ['text', { kind: 'text', text: `${nasty}\u2028*/` }, `${nasty}\u2028*/`],
])('JavaScript reads the statement as it was meant: %s', async (_name, body, want) => {
  const calls: [string, RequestInit][] = [];
  const fetch = (url: string, init: RequestInit) => {
    calls.push([url, init]);
    return { status: 200, text: () => '' };
  };
  const run = new Function('fetch', 'console', `return (async () => {${fetchSnippet(request(body))}})()`);
  await run(fetch, { log: () => {} });
  expect(calls[0]?.[0]).toBe("http://127.0.0.1:1/a'b?c={d}[1-9]");
  expect(calls[0]?.[1]).toMatchObject({ method: 'POST', headers: { 'X-Empty': '' } });
  expect(calls[0]?.[1].body).toBe(want);
});

test('a name of a file cannot end the comment that it stands in', () => {
  const parts = [{ name: 'f', value: new File([], '*/ alert(1) /*\nx'), contentType: undefined }];
  expect(fetchSnippet(request({ kind: 'form', parts }))).toContain('file /* * / alert(1) /* x */');
});
