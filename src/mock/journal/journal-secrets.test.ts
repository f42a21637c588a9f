import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatEvent } from '../../commands/mock-log.ts';
import { coverageLcov } from '../../contract/coverage-lcov.ts';
import { coverageText } from '../../contract/coverage-text.ts';
import { handleAdminCall } from '../admin/handle-admin.ts';
import { createMock } from '../mock.ts';
import { judgeExpectedCalls } from './expected-calls.ts';
import { jobsJournal, jobsModel, recordOf, type Told } from './journal.fixture.ts';
import type { Journal } from './journal.ts';
import { journalCoverage } from './journal-coverage.ts';
import { journalHar } from './journal-har.ts';

/** Puts a secret somewhere into an exchange. */
type Plant = (secret: string) => Told;

const json = (value: unknown): Told => ({
  request: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) },
});
const text = (contentType: string, body: string | Uint8Array, more: Record<string, string> = {}): Told => ({
  request: { headers: { 'content-type': contentType, ...more }, body },
});
const answer = (value: unknown): Told => ({
  response: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) },
});
const header = (name: string, value: string): Told => ({ request: { headers: { [name]: value } } });
const target = (path: string, operation?: string | null): Told => ({
  ...(operation !== undefined && { operation }),
  request: { target: path },
});
/** The request of one, with the headers of another. */
const withHeader = (name: string, value: string, { request, ...others }: Told): Told => ({
  ...others,
  request: { ...request, headers: { ...request?.headers, [name]: value } },
});
const part = (name: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`;
const url = encodeURIComponent;

/** Places that bear any text. */
const anywhere: readonly Plant[] = [
  (secret) => json({ password: secret }),
  (secret) => json({ user: [{ clientSecret: secret }] }),
  (secret) => json({ credentials: { a: [secret, { b: secret }] } }),
  (secret) => json({ hush: secret }),
  (secret) => json({ note: secret, said: `you wrote ${secret}!` }),
  (secret) => json({ answers: [secret] }),
  (secret) => json({ variables: [{ name: 'API_KEY', value: secret }] }),
  (secret) => json({ token: secret, [secret]: 1 }),
  (secret) => json({ inner: JSON.stringify({ access_token: secret }) }),
  (secret) => json([[[[{ 'x-api-key': secret }]]]]),
  (secret) => text('application/problem+json', JSON.stringify({ apiKey: secret })),
  (secret) => text('application/x-ndjson', `{"a":1}\n${JSON.stringify({ password: secret })}\n`),
  (secret) => text('application/x-www-form-urlencoded', `a=1&password=${url(secret)}`),
  (secret) => text('application/x-www-form-urlencoded', `user%5Bpassword%5D=${url(secret)}&b=2`),
  (secret) => text('multipart/form-data; boundary=x', part('hush', secret)),
  (secret) => text('application/json', `{"password": ${JSON.stringify(secret)}`),
  (secret) => text('application/xml', `<a><password>${secret}</password></a>`),
  (secret) => text('application/yaml', `password: ${JSON.stringify(secret)}\n`),
  (secret) => text('text/csv', `id,password\n1,${secret}\n`),
  (secret) =>
    text('application/json', gzipSync(JSON.stringify({ password: secret })), { 'content-encoding': 'gzip' }),
  (secret) => ({ request: { body: JSON.stringify({ password: secret }) } }),
  (secret) => answer({ data: { access_token: secret, refreshToken: secret } }),
  (secret) => ({ ...json({ password: secret }), ...answer({ message: `not ${secret} again` }) }),
  (secret) => ({ ...json({ password: secret }), because: `the password ${secret} is known` }),
  (secret) => ({
    ...json({ password: secret }),
    violations: [{ location: ['request', 'body'], severity: 'Error', message: `${secret} is too short` }],
  }),
  (secret) => target(`/v1/jobs?nip=${url(secret)}`),
  (secret) => target(`/v1/jobs?k=${url(secret)}&page=1`),
  (secret) => target(`/nowhere?api_key=${url(secret)}`, null),
  (secret) => target(`/v1/resets/${url(secret)}`, 'reset'),
  (secret) => target(`/v1/resets/${url(secret)}?x=1`, 'reset'),
];

/** Places that bear words only. */
const inWords: readonly Plant[] = [
  (secret) => header('authorization', `Bearer ${secret}`),
  (secret) => header('authorization', secret),
  (secret) => header('authorization', `Basic ${Buffer.from(`ada:${secret}`).toString('base64')}`),
  (secret) => ({ ...header('authorization', `Bearer ${secret}`), ...answer({ seen: [`Bearer ${secret}`] }) }),
  (secret) => header('cookie', `a=1; session=${secret}; b=2`),
  (secret) => header('cookie', `visit=${secret}`),
  (secret) => header('x-studio-pass', secret),
  (secret) => header('x-auth-token', secret),
  (secret) => header('referer', `http://localhost/?access_token=${secret}#x`),
  (secret) => header('x-config', `user=ada; password=${secret}`),
  (secret) => header('x-config', `role,admin,password,${secret}`),
  (secret) => ({ response: { headers: { 'set-cookie': [`session=${secret}; HttpOnly`, 'b=2'] } } }),
  (secret) => ({ response: { headers: { location: `http://localhost/cb?token=${secret}` } } }),
  (secret) => ({ response: { headers: { 'x-next': `http://ada:${secret}@localhost/` } } }),
  (secret) => withHeader('x-api-key', secret, target(`/v1/jobs?said=${secret}`)),
  (secret) => text('text/plain', `name: ada\npassword: ${secret}\n`),
  (secret) => text('text/plain', `PASSWORD=${secret}`),
  (secret) => text('text/plain', `password:\n  - ${secret}\n`),
  (secret) => text('application/graphql', `mutation { login(password: "${secret}") { id } }`),
  (secret) => json({ query: `mutation { login(email: "a", password: "${secret}") { id } }` }),
  (secret) => json({ callback_url: `http://ada:${secret}@localhost/hook` }),
  (secret) => withHeader('x-api-key', secret, text('application/pdf', Buffer.from(`\xff${secret}`))),
];

const anyText = fc
  .string({ unit: 'grapheme', minLength: 12, maxLength: 30 })
  .filter(
    (one) =>
      /^[^\s<"'][^<\r\n]*[^\s]$/.test(one) &&
      !/^[\s]|[\s]$/.test(one) &&
      one.trim().length >= 12 &&
      !'REDACTED'.includes(one),
  );
const word = fc.stringMatching(/^[A-Za-z0-9]{12,30}$/);
const planted = fc.oneof(
  fc.tuple(fc.constantFrom(...anywhere), anyText),
  fc.tuple(fc.constantFrom(...inWords), word),
);

/** Everything that a journal gives out. */
function outputsOf(journal: Journal, secret: string): readonly string[] {
  const admin = (target: string, method = 'GET', body?: unknown) => {
    const control = {
      apis: journal.apis,
      journal,
      coverage: undefined,
      worlds: undefined,
      scenarios: undefined,
      faults: undefined,
      resources: undefined,
    };
    const answered = handleAdminCall(control, {
      method,
      target: `/_concordat${target}`,
      headers: { host: 'localhost' },
      body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
      remoteAddress: '127.0.0.1',
    });
    return `${answered?.status} ${answered?.body}`;
  };
  const nothing = { asymmetricMatch: () => false };
  const name = (operation: string, expected: object) =>
    judgeExpectedCalls(journal, operation, expected).message;
  return [
    JSON.stringify(journal.find()),
    JSON.stringify(journal.get(1)),
    JSON.stringify(journalHar(journal, {}, 'http://localhost')),
    JSON.stringify(journalCoverage(journal)),
    coverageText(journalCoverage(journal)),
    coverageLcov(journalCoverage(journal), new Map([['jobs', jobsModel.document]])),
    admin('/requests'),
    admin('/requests/1'),
    admin('/har'),
    admin('/coverage.json'),
    admin('/expect', 'POST', { when: { body: { '': 'x' }, header: { authorization: 'x', cookie: 'y' } } }),
    admin('/expect', 'POST', { when: { query: { k: 'x' }, body: { '/password': 'x' } }, times: 3 }),
    admin('/expect', 'POST', { when: { body: { '/password': secret } }, times: 3 }),
    ...['listJobs', 'createJob', 'reset'].map((operation) =>
      name(operation, {
        times: 3,
        body: nothing,
        path: { mark: nothing },
        query: { nip: nothing, k: nothing, said: nothing },
        headers: { authorization: nothing, cookie: nothing, 'x-config': nothing, referer: nothing },
        cookies: { session: nothing, visit: nothing },
      }),
    ),
    ...['listJobs', 'reset'].map((operation) => name(operation, { times: 3, body: { password: secret } })),
  ];
}

function leaks(output: string, secret: string): boolean {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    url(secret),
    Buffer.from(secret).toString('base64'),
  ];
  return forms.some((form) => output.includes(form) || output.includes(JSON.stringify(form).slice(1, -1)));
}

test('no output has a secret, wherever it was sent', () => {
  fc.assert(
    fc.property(fc.array(planted, { minLength: 1, maxLength: 3 }), (plants) => {
      const journal = jobsJournal();
      for (const [plant, secret] of plants) journal.record(recordOf(plant(secret)));
      for (const [, secret] of plants) {
        for (const output of outputsOf(journal, secret)) expect(leaks(output, secret) ? output : '').toBe('');
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test.each([...anywhere, ...inWords].map((plant, index) => [index, plant] as const))(
  'place %i is really one: the secret is in what was recorded',
  (_index, plant) => {
    const secret = 'abcdefABCDEF0123';
    const { request, response, because, violations } = recordOf(plant(secret));
    const told = JSON.stringify([request.target, request.headers, response, because, violations]);
    const body = Buffer.from(request.body ?? []);
    const isZipped = request.headers['content-encoding'] === 'gzip';
    expect(leaks(told, secret) || body.includes(secret) || isZipped || /Basic/.test(told)).toBe(true);
  },
);

test('the log has no secrets either', async () => {
  const lines: string[] = [];
  const log = (event: Parameters<typeof formatEvent>[0]) => void lines.push(formatEvent(event, 'trace', '/'));
  const mock = createMock(jobsModel, { log });
  const secret = 'abcdefABCDEF0123';
  await mock.fetch(`/v1/jobs?k=${secret}&password=${secret}&page=${'x'}`, {
    headers: { authorization: `Bearer ${secret}`, 'x-studio-pass': secret, cookie: `visit=${secret}` },
  });
  await mock.fetch(`/v1/jobs?nip=${secret}&page=1`);
  await mock.fetch(`/v1/resets/${secret}?page=1`, { method: 'POST' });
  await mock.fetch('/v1/jobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-studio-pass': secret },
    body: JSON.stringify({ type: secret, password: secret }),
  });
  expect(lines.join('')).toContain('GET /v1/jobs?nip=$NIP&page=1 ');
  expect(lines.join('')).toContain('POST /v1/resets/REDACTED?page=1 ');
  expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});
