import { expect, test } from 'vitest';
import { oddMultiparts } from './odd-multiparts.ts';

const crlf = (...lines: readonly string[]) => lines.join('\r\n');
const about = ['--b', 'Content-Disposition: form-data; name="about"', 'Content-Type: application/json', ''];
const file = ['--b', 'Content-Disposition: form-data; name="file"; filename="f"', '', 'abc'];
const whole = crlf(...about, '{"a":1}', ...file, '--b--', '');

const made = oddMultiparts.map(({ make }) => {
  const contentType = 'multipart/form-data; boundary=b';
  const request = make({
    method: 'POST',
    parameters: [],
    body: { contentType, bytes: Buffer.from(whole) },
    fixed: new Set(),
  });
  return request?.body && [request.body.contentType, Buffer.from(request.body.bytes).toString('latin1')];
});

test.each<[what: string, type: string, text: string]>([
  ['no boundary', 'multipart/form-data', whole],
  ['JSON that is null', 'multipart/form-data; boundary=b', crlf(...about, 'null', ...file, '--b--', '')],
  ['JSON that is a list', 'multipart/form-data; boundary=b', crlf(...about, '[]', ...file, '--b--', '')],
  ['a part without a name', 'multipart/form-data; boundary=b', whole.replace('; name="about"', '')],
  ['a part twice', 'multipart/form-data; boundary=b', crlf(...about, '{"a":1}', whole)],
  [
    'bytes that are no text',
    'multipart/form-data; boundary=b',
    crlf(...about, '\xff\xfe\x00\x80', ...file, '--b--', ''),
  ],
  ['another boundary', 'multipart/form-data; boundary=concordat-nowhere', whole],
  ['nothing', 'multipart/form-data; boundary=b', ''],
])('%s', (_what, type, text) => {
  expect(made).toContainEqual([type, text]);
});

test('a body that is no form is left as it is', () => {
  const body = { contentType: 'application/json', bytes: Buffer.from('{}') };
  const request = { method: 'POST', parameters: [], body, fixed: new Set<string>() };
  expect(oddMultiparts.map(({ make }) => make(request))).toEqual(oddMultiparts.map(() => undefined));
});
