import { describe, expect, test } from 'vitest';
import { readRecorded } from './recorded-finding.ts';

const request = { method: 'post', url: 'http://h/a?b=1', headers: [['accept', '*/*']], body: '{"a":1}' };
const response = { status: 201, headers: [['location', '/a/1']], body: '{}' };
const finding = {
  code: 'server-error',
  level: 'error',
  method: 'POST',
  path: '/a',
  message: 'm',
  location: { file: 'a.yaml', line: 3, pointer: '/paths/~1a' },
  api: 'a',
  request,
  response,
};

test('a report, and a single finding', () => {
  const want = {
    code: 'server-error',
    isNote: false,
    method: 'POST',
    path: '/a',
    message: 'm',
    pointer: '/paths/~1a',
    file: 'a.yaml',
    api: 'a',
    steps: [
      {
        request: {
          method: 'POST',
          url: 'http://h/a?b=1',
          headers: [['accept', '*/*']],
          body: new TextEncoder().encode('{"a":1}'),
        },
        flaw: undefined,
        response,
      },
    ],
  };
  const note = { ...finding, level: 'note', request: undefined };
  const report = { findings: [{ ...finding, steps: [{ request, response }, { request }] }], notes: [note] };
  expect(readRecorded(finding)).toEqual({ ok: true, findings: [{ number: 1, ...want }] });
  const read = readRecorded(report);
  expect(read.ok && read.findings.map(({ number, isNote, steps }) => [number, isNote, steps.length])).toEqual(
    [
      [1, false, 2],
      [2, true, 0],
    ],
  );
});

test.each([
  ['bytes in the report', { body: 'x', bodyBase64: 'AP8=' }, undefined],
  ['a body that was cut', { body: 'abc… (9000 bytes)' }, 'the body of a request was too long for the report'],
  ['a body that was no text', { body: 'a\ufffdb' }, 'the body of a request is not in the report as it was'],
  ['a secret', { body: '{"a":"REDACTED"}' }, 'a request repeats a secret that the report leaves out'],
  ['no body', { body: undefined }, undefined],
])('%s', (_name, change, flaw) => {
  const read = readRecorded({ ...finding, request: { ...request, ...change } });
  expect(read.ok && read.findings[0]?.steps[0]?.flaw).toBe(flaw);
});

describe('what is no report is refused', () => {
  const withRequest = (change: object) => ({ ...finding, request: { ...request, ...change } });
  const cases: [name: string, json: unknown, reason: string][] = [
    ['a text', 'x', 'it is no JSON report'],
    ['a list', [], 'it is no JSON report'],
    ['another report', { problems: [] }, 'it has neither a list "findings" nor a "code"'],
    [
      'an unknown code',
      { ...finding, code: 'constructor' },
      'finding 1 has a code that this version does not know',
    ],
    ['no operation', { ...finding, path: 3 }, 'finding 1 does not say which operation it is about'],
    [
      'a file',
      withRequest({ url: 'file:///etc/passwd' }),
      'finding 1 has a request whose URL is not that of a server',
    ],
    [
      'user info',
      withRequest({ url: 'http://a@b/' }),
      'finding 1 has a request whose URL is not that of a server',
    ],
    [
      'a blank',
      withRequest({ url: 'http://h/a b' }),
      'finding 1 has a request whose URL is not that of a server',
    ],
    ['a method', withRequest({ method: 'GET /\r\nX:' }), 'finding 1 has a request without a method'],
    [
      'a line break',
      withRequest({ headers: [['a', 'b\r\nc: d']] }),
      'finding 1 has a request whose headers cannot be sent',
    ],
    [
      'a name',
      withRequest({ headers: [['a b', 'c']] }),
      'finding 1 has a request whose headers cannot be sent',
    ],
    [
      'too many steps',
      { ...finding, steps: Array(101).fill({ request }) },
      'finding 1 has more than 100 steps',
    ],
    ['too many findings', { findings: Array(10_001).fill(finding) }, 'it has more than 10000 findings'],
  ];
  test.each(cases)('%s', (_name, json, reason) => {
    expect(readRecorded(json)).toEqual({ ok: false, reason });
  });
});
