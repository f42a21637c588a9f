import { expect, test } from 'vitest';
import { modelOf } from '../verify/items-server.fixture.ts';
import { securityCheckOf } from './check-security.ts';
import type { IncomingRequest } from './request-violation.ts';

const schemes = {
  basic: { type: 'http', scheme: 'Basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  digest: { type: 'http', scheme: 'digest' },
  hoba: { type: 'http', scheme: 'hoba' },
  oauth: { type: 'oauth2', flows: {} },
  openid: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
  mutual: { type: 'mutualTLS' },
  header: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
};

function checkOf(security: readonly Record<string, readonly string[]>[]) {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: { security, responses: {} } } },
    components: { securitySchemes: schemes },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('there is no operation');
  return securityCheckOf(model, operation);
}

const request = (headers: Record<string, string> = {}, query = ''): IncomingRequest => ({
  path: '/a',
  query,
  headers,
  body: undefined,
});
const base64 = (text: string) => Buffer.from(text).toString('base64');
const basic = 'Basic realm="*"';
const digest = 'Digest realm="*", nonce="abc123"';
const rfc7616 =
  'Digest username="Mufasa", realm="a@example.org", uri="/dir/index.html", algorithm=MD5, nonce="7yp-f/7L", nc=00000001, qop=auth, response="8ca523f5e9506fed"';

test.each<
  [name: string, security: Record<string, string[]>[], request: IncomingRequest, tags: string[] | undefined]
>([
  ['none asked for', [], request(), undefined],
  ['an empty alternative', [{ basic: [] }, {}], request({ authorization: 'Bearer x' }), undefined],
  ['basic', [{ basic: [] }], request({ authorization: `Basic ${base64('a:b')}` }), undefined],
  [
    'basic, a colon in the password',
    [{ basic: [] }],
    request({ authorization: `basic ${base64('a:b:c')}` }),
    undefined,
  ],
  ['basic without a password', [{ basic: [] }], request({ authorization: `Basic ${base64('a')}` }), [basic]],
  ['no basic', [{ basic: [] }], request(), [basic]],
  ['bearer', [{ bearer: [] }], request({ authorization: 'Bearer x' }), undefined],
  ['bearer in lower case', [{ bearer: [] }], request({ authorization: 'bearer x' }), undefined],
  ['bearer without a token', [{ bearer: [] }], request({ authorization: 'Bearer ' }), ['Bearer']],
  ['oauth', [{ oauth: ['read'] }], request(), ['OAuth2']],
  ['openid', [{ openid: [] }], request(), ['OpenID']],
  ['digest', [{ digest: [] }], request({ authorization: rfc7616 }), undefined],
  ['digest without a nonce', [{ digest: [] }], request({ authorization: 'Digest username="a"' }), [digest]],
  ['a key in a header', [{ header: [] }], request({ 'x-key': '1' }), undefined],
  ['an empty key', [{ header: [] }], request({ 'x-key': '' }), []],
  ['a key in the query', [{ query: [] }], request({}, 'a=1&key=x'), undefined],
  ['no key in the query', [{ query: [] }], request({}, 'a=1&key='), []],
  ['a key in a cookie', [{ cookie: [] }], request({ cookie: 'a=1; sid=x' }), undefined],
  ['a key in another cookie', [{ cookie: [] }], request({ cookie: 'asid=x' }), []],
  ['one of two alternatives', [{ basic: [] }, { header: [] }], request({ 'x-key': '1' }), undefined],
  ['none of two alternatives', [{ basic: [] }, { bearer: [] }], request(), [basic, 'Bearer']],
  ['half of two at once', [{ bearer: [], header: [] }], request({ 'x-key': '1' }), ['Bearer']],
])('%s', (_name, security, given, tags) => {
  const want = tags && {
    in: 'security',
    path: [],
    code: 401,
    severity: 'Error',
    message: 'Invalid security scheme used',
    tags,
  };
  const { untried: _, ...got } = checkOf(security)(given) ?? {};
  expect(want ? got : undefined).toEqual(want);
  if (!want) expect(checkOf(security)(given)).toBeUndefined();
});

test.each([
  ['wrong credentials of the right scheme', request({ authorization: 'Basic abc' }), []],
  ['credentials of another scheme', request({ authorization: 'Bearer abc' }), [basic]],
  ['none', request(), [basic]],
])('what was not tried yet, after %s', (_name, given, untried) => {
  expect(checkOf([{ basic: [] }])(given)).toMatchObject({ tags: [basic], untried });
});

test.each([
  ['mutual', 'mutualTLS'],
  ['hoba', 'http/hoba'],
])('%s cannot be enforced, which is a problem and a warning', (name, kind) => {
  const check = checkOf([{ [name]: [] }]);
  const message = `We currently do not support this type of security scheme: ${kind}`;
  expect(check(request())).toEqual({
    in: 'security',
    path: [],
    severity: 'Warning',
    message,
    tags: [],
    untried: [],
  });
  expect(check.problems).toMatchObject([
    { code: 'security-scheme-unsupported', at: { pointer: `/components/securitySchemes/${name}` } },
  ]);
});

test('a scheme that is not described is not enforced, which is a problem', () => {
  const check = checkOf([{ nowhere: [] }]);
  expect(check(request())).toBeUndefined();
  expect(check.problems).toMatchObject([
    { code: 'security-scheme-unknown', at: { pointer: '/paths/~1a/get/security/0' } },
  ]);
});
