import { describe, expect, test } from 'vitest';
import { requestToken, type TokenEndpoint } from './token-endpoint.ts';

const at = Date.parse('2026-01-01T00:00:00Z');
const fields = { grant_type: 'client_credentials', scope: undefined };

function endpoint(answer: Response | Error, more: Partial<TokenEndpoint> = {}) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const given = {
    tokenUrl: 'https://a.example/token?tenant=7',
    clientId: 'me',
    clock: { now: () => at, after: () => () => undefined },
    fetch,
  };
  return { sent, endpoint: { ...given, ...more } satisfies TokenEndpoint };
}

const token = { access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer' };

describe('what is sent', () => {
  const cases: [name: string, more: Partial<TokenEndpoint>, authorization: string | null, body: string][] = [
    ['no secret', {}, null, 'grant_type=client_credentials&client_id=me'],
    // The example of RFC 6749, section 2.3.1.
    [
      'by Basic',
      { clientId: 's6BhdRkqt3', clientSecret: '7Fjfp0ZBr1KtDRbnfVdmIw' },
      'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3',
      'grant_type=client_credentials',
    ],
    [
      'by Basic, encoded first',
      { clientSecret: 'a:ü +' },
      `Basic ${btoa('me:a%3A%C3%BC+%2B')}`,
      'grant_type=client_credentials',
    ],
    [
      'by Basic, what servers that decode nothing know too',
      { clientId: 'my-app_1', clientSecret: 'x-y' },
      `Basic ${btoa('my-app_1:x-y')}`,
      'grant_type=client_credentials',
    ],
    [
      'in the body',
      { clientSecret: 'a&b', clientAuth: 'body' },
      null,
      'grant_type=client_credentials&client_id=me&client_secret=a%26b',
    ],
  ];
  test.each(cases)('%s', async (_name, more, authorization, body) => {
    const { sent, endpoint: given } = endpoint(Response.json(token), more);
    await requestToken(given, fields);
    expect(sent[0]?.headers.get('authorization')).toBe(authorization);
    expect(await sent[0]?.text()).toBe(body);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      url: 'https://a.example/token?tenant=7',
    });
  });
});

describe('answers that are taken', () => {
  const cases: [name: string, body: object, want: object][] = [
    ['no life', token, { token: token.access_token, expiresAt: undefined, refreshToken: undefined }],
    ['a life in seconds', { ...token, expires_in: 3600 }, { expiresAt: at + 3_600_000 }],
    ['a life as text', { ...token, expires_in: '60' }, { expiresAt: at + 60_000 }],
    ['a life of null', { ...token, expires_in: null }, { expiresAt: undefined }],
    [
      'JSON that comes as text, and what is empty',
      { ...token, expires_in: '', scope: null },
      { expiresAt: undefined, scope: undefined },
    ],
    ['the type in lower case', { ...token, token_type: 'bearer' }, { token: token.access_token }],
    [
      'more',
      { ...token, refresh_token: 'r', scope: 'a b', id_token: 'x' },
      { refreshToken: 'r', scope: 'a b' },
    ],
  ];
  test.each(cases)('%s', async (_name, body, want) => {
    const answer = new Response(JSON.stringify(body));
    expect(await requestToken(endpoint(answer).endpoint, fields)).toMatchObject(want);
  });
});

describe('answers that are not', () => {
  const secret = 'qzx/qzx';
  const cases: [name: string, answer: Response, code: string, description: string | undefined][] = [
    [
      'no token',
      Response.json({ token_type: 'Bearer' }),
      'invalid_response',
      'access_token must be a string',
    ],
    [
      'another type',
      Response.json({ ...token, token_type: 'mac' }),
      'invalid_response',
      'unsupported `token_type` value',
    ],
    [
      'a type that needs a proof with each request',
      Response.json({ ...token, token_type: 'DPoP' }),
      'invalid_response',
      'token_type is not Bearer',
    ],
    ['no type', Response.json({ access_token: 'a' }), 'invalid_response', 'token_type must be a string'],
    [
      'a life of words',
      Response.json({ ...token, expires_in: 'soon' }),
      'invalid_response',
      'expires_in must be a number',
    ],
    ['HTML', new Response('<p>hello'), 'invalid_response', 'access_token must be a string'],
    ['JSON null', Response.json(null), 'invalid_response', 'access_token must be a string'],
    [
      'a refusal',
      Response.json({ error: 'invalid_scope', error_description: 'no' }, { status: 400 }),
      'invalid_scope',
      'no',
    ],
    ['a refusal without a body', new Response('', { status: 503 }), 'http_503', undefined],
    [
      'a redirect',
      new Response('', { status: 307, headers: { location: 'https://evil.example' } }),
      'http_307',
      undefined,
    ],
    [
      'a refusal that repeats the secret',
      Response.json(
        { error: 'invalid_client', error_description: `not ${secret} nor qzx%2Fqzx` },
        { status: 401 },
      ),
      'invalid_client',
      'not *** nor ***',
    ],
  ];
  test.each(cases)('%s', async (_name, answer, code, description) => {
    const given = endpoint(answer, { clientSecret: secret }).endpoint;
    const failure = await requestToken(given, fields).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'OAuthError', code, description, status: answer.status });
    const about = description === undefined ? '' : `: ${description}`;
    expect((failure as Error).message).toBe(`POST https://a.example/token: ${code}${about}`);
  });
});

describe('no answer', () => {
  test('the connection breaks', async () => {
    const { endpoint: given } = endpoint(new TypeError('fetch failed'), { clientSecret: 'qzx' });
    await expect(requestToken(given, fields)).rejects.toMatchObject({
      name: 'NetworkError',
      message: 'POST https://a.example/token got no answer: fetch failed',
    });
  });
  test('it is aborted', async () => {
    const { endpoint: given } = endpoint(new TypeError('aborted'));
    await expect(requestToken(given, fields, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('addresses', () => {
  const refused: [url: string, more: Partial<TokenEndpoint>, message: RegExp][] = [
    ['http://a.example/t?key=qzx', {}, /^http:\/\/a\.example\/t must be an https address/],
    ['http://127.0.0.1.evil.example/', {}, /must be an https address/],
    ['/oauth/token?key=qzx', {}, /^an OAuth address must be absolute/],
    ['ftp://a.example/', { allowInsecure: true }, /must be an https address/],
    ['https://me:qzx@a.example/', {}, /^an OAuth address may not hold a user name or password/],
  ];
  test.each(refused)('refused: %s', async (tokenUrl, more, message) => {
    const { sent, endpoint: given } = endpoint(Response.json(token), { tokenUrl, ...more });
    const failure = await requestToken(given, fields).catch((error: unknown) => error);
    expect((failure as TypeError).message).toMatch(message);
    expect(`${(failure as TypeError).message} ${JSON.stringify(failure)}`).not.toContain('qzx');
    expect(sent).toEqual([]);
  });

  const taken: [url: string, more: Partial<TokenEndpoint>][] = [
    ['http://localhost:8080/t', {}],
    ['http://127.0.0.1:1/t', {}],
    ['http://[::1]:1/t', {}],
    ['http://auth:8080/t', { allowInsecure: true }],
  ];
  test.each(taken)('taken: %s', async (tokenUrl, more) => {
    const { endpoint: given } = endpoint(Response.json(token), { tokenUrl, ...more });
    expect((await requestToken(given, fields)).token).toBe(token.access_token);
  });
});
