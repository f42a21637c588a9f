import { describe, expect, test } from 'vitest';
import { addUser, callAdmin, usersMock } from './admin.fixture.ts';
import { handleAdminCall } from './handle-admin.ts';

async function filled() {
  const mock = usersMock();
  await addUser(mock, 'Ada', 'a');
  await addUser(mock, 'Bob');
  await mock.fetch('/users/7');
  await mock.fetch('/nowhere');
  return mock;
}

const idsOf = ({ body }: { readonly body: unknown }) =>
  (body as { readonly requests: readonly { readonly id: number }[] }).requests.map(({ id }) => id);

describe('requests', () => {
  test.each<[string, number[]]>([
    ['', [1, 2, 3, 4]],
    ['?operation=createUser', [1, 2]],
    ['?session=a', [1]],
    ['?session=', [2, 3, 4]],
    ['?method=post&status=201&session=', [2]],
    ['?status=4xx', [3, 4]],
    ['?path=/users/7', [3]],
    ['?api=users', [1, 2, 3]],
    ['?after=2', [3, 4]],
    ['?limit=2', [1, 2]],
    ['?since=2026-05-04T10:00:00Z', [1, 2, 3, 4]],
    ['?since=2026-05-04T10:00:00.001Z', []],
  ])('are listed by %s', async (query, ids) => {
    expect(idsOf(callAdmin(await filled(), `GET /requests${query}`))).toEqual(ids);
  });

  test('come in pages', async () => {
    const mock = await filled();
    const first = callAdmin(mock, 'GET /requests?limit=3');
    expect(first.body).toMatchObject({ total: 4, next: 3, dropped: 0 });
    const second = callAdmin(mock, 'GET /requests?limit=3&after=3');
    expect([idsOf(second), 'next' in (second.body as object)]).toEqual([[4], false]);
  });

  test('are read one by one, without their secrets', async () => {
    const { status, body } = callAdmin(await filled(), 'GET /requests/1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 1,
      session: 'a',
      operation: 'createUser',
      request: { method: 'POST', body: { kind: 'value', value: { name: 'Ada', pin: 'REDACTED' } } },
      response: { status: 201 },
    });
  });

  test('are forgotten, of a session or all', async () => {
    const mock = await filled();
    expect(callAdmin(mock, 'DELETE /requests?session=a').status).toBe(204);
    expect(idsOf(callAdmin(mock, 'GET /requests'))).toEqual([2, 3, 4]);
    callAdmin(mock, 'DELETE /requests');
    expect(idsOf(callAdmin(mock, 'GET /requests'))).toEqual([]);
  });

  test('are expected', async () => {
    const mock = await filled();
    const expected = { operation: 'createUser', when: { body: { '/name': 'Ada' } }, times: 1 };
    expect(callAdmin(mock, 'POST /expect', expected)).toMatchObject({
      status: 200,
      body: { count: 1, calls: [{ id: 1 }] },
    });
    expect(callAdmin(mock, 'POST /expect?session=b', expected)).toMatchObject({ status: 417 });
    const failed = callAdmin(mock, 'POST /expect', { ...expected, times: 2 });
    expect(failed).toMatchObject({
      status: 417,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        type: 'urn:concordat:admin',
        title: 'The calls are not as expected',
        detail:
          'expected 2 calls of createUser with\n  body /name: "Ada"\nbut 1 was made; these were made:\n' +
          '  #1 POST /users 201\nand the nearest of 1 other:\n  #2 POST /users 201: body /name is "Bob"',
        count: 1,
        calls: [{ id: 1 }],
        nearest: [{ call: { id: 2 }, reasons: ['body /name is "Bob"'] }],
      },
    });
  });

  test('as an HTTP Archive', async () => {
    const { body } = callAdmin(await filled(), 'GET /har?operation=getUser');
    expect(body).toMatchObject({
      log: {
        version: '1.2',
        entries: [{ request: { url: 'http://localhost:4010/users/7' }, response: { status: 404 } }],
      },
    });
  });
});

describe('coverage', () => {
  test('as text, JSON and lines', async () => {
    const mock = await filled();
    const text = callAdmin(mock, 'GET /coverage');
    expect(text.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(String(text.body)).toMatch(/^users {2}\d+\.\d %/);
    expect(callAdmin(mock, 'GET /coverage.json').body).toMatchObject({ apis: [{ name: 'users' }] });
    expect(String(callAdmin(mock, 'GET /coverage.lcov').body)).toContain('FNDA:2,POST /users');
    expect(String(callAdmin(mock, 'GET /coverage.lcov?session=a').body)).toContain('FNDA:1,POST /users');
  });
});

describe('the clock of a session', () => {
  test.each<[unknown, string, stopped: boolean]>([
    [{ now: '2027-01-01T00:00:00Z' }, '2027-01-01T00:00:00.000Z', false],
    [{ advance: 60_000 }, '2026-05-04T10:01:00.000Z', false],
    [{ advance: -60_000 }, '2026-05-04T09:59:00.000Z', false],
    [{ stop: true }, '2026-05-04T10:00:00.000Z', true],
    [{ now: '2027-01-01T00:00:00Z', stop: true }, '2027-01-01T00:00:00.000Z', true],
  ])('%j', (body, now, stopped) => {
    const mock = usersMock();
    expect(callAdmin(mock, 'PUT /clock?session=a', body)).toMatchObject({
      status: 200,
      body: { now, stopped },
    });
    expect(callAdmin(mock, 'GET /clock?session=a').body).toEqual({ now, stopped });
    expect(callAdmin(mock, 'GET /clock').body).toEqual({ now: '2026-05-04T10:00:00.000Z', stopped: false });
  });

  test('stands still, and goes on', () => {
    let ms = 0;
    const mock = usersMock({ time: () => new Date(ms) });
    callAdmin(mock, 'PUT /clock', { stop: true });
    ms = 5000;
    expect(callAdmin(mock, 'GET /clock').body).toEqual({ now: '1970-01-01T00:00:00.000Z', stopped: true });
    callAdmin(mock, 'PUT /clock', { stop: false });
    ms = 6000;
    expect(callAdmin(mock, 'GET /clock').body).toEqual({ now: '1970-01-01T00:00:01.000Z', stopped: false });
  });
});

describe('sessions', () => {
  test('are listed with their requests', async () => {
    const { body } = callAdmin(await filled(), 'GET /sessions');
    expect(body).toMatchObject({
      sessions: [
        { session: '', requests: 3, snapshots: [] },
        { session: 'a', requests: 1 },
      ],
    });
  });

  test('are kept, put back, forked and forgotten', async () => {
    const mock = await filled();
    const count = (session: string) =>
      (callAdmin(mock, `GET /state/users/users?session=${session}`).body as { total: number }).total;
    expect(callAdmin(mock, 'POST /sessions/a/snapshot', { name: 'one' }).status).toBe(204);
    await addUser(mock, 'Cyd', 'a');
    expect(callAdmin(mock, 'POST /sessions/a/fork', { to: 'b' }).status).toBe(204);
    expect(callAdmin(mock, 'POST /sessions/a/restore', { name: 'one' }).status).toBe(204);
    expect([count('a'), count('b'), count('')]).toEqual([1, 2, 1]);
    expect(callAdmin(mock, 'POST /sessions/default/fork', { to: 'c' }).status).toBe(204);
    expect(count('c')).toBe(1);
    expect(callAdmin(mock, 'DELETE /sessions/a').status).toBe(204);
    expect(callAdmin(mock, 'GET /requests?session=a').body).toMatchObject({ total: 0 });
    expect(callAdmin(mock, 'DELETE /sessions/a')).toMatchObject({
      status: 409,
      body: { title: 'That cannot be done', detail: expect.stringContaining('There is no world "a".') },
    });
  });

  test('begin anew', async () => {
    const mock = await filled();
    expect(callAdmin(mock, 'POST /reset?session=a').status).toBe(204);
    expect(callAdmin(mock, 'GET /state/users/users?session=a').body).toEqual({ items: [], total: 0 });
    expect(callAdmin(mock, 'GET /state/users/users').body).toMatchObject({ total: 1 });
    expect(callAdmin(mock, 'GET /requests?session=a').body).toMatchObject({ total: 0 });
  });

  test('are named by the header too', async () => {
    const mock = await filled();
    const headers = { host: 'localhost', 'x-mock-session': 'a' };
    expect(callAdmin(mock, 'GET /requests', undefined, { headers }).body).toMatchObject({ total: 1 });
    expect(callAdmin(mock, 'GET /requests?session=', undefined, { headers }).body).toMatchObject({
      total: 3,
    });
  });
});

test('what is kept, without its secrets', async () => {
  const mock = await filled();
  expect(callAdmin(mock, 'GET /state/users').body).toEqual({ resources: { users: 1 } });
  expect(callAdmin(mock, 'GET /state/users/users').body).toMatchObject({
    items: [{ scope: {}, value: { name: 'Bob', pin: 'REDACTED' } }],
    total: 1,
  });
  expect(callAdmin(mock, 'GET /state/users/nothing').body).toEqual({ items: [], total: 0 });
  expect(callAdmin(mock, 'GET /resources').body).toMatchObject({
    users: { resources: [{ resource: 'users' }] },
  });
});

test('faults are turned on, in one session', async () => {
  const mock = usersMock();
  expect(callAdmin(mock, 'PUT /faults?session=a', { faults: ['503'] })).toMatchObject({
    status: 200,
    body: { faults: ['503'] },
  });
  await addUser(mock, 'Ada', 'a');
  await addUser(mock, 'Bob');
  expect(mock.state?.journal?.find().map(({ response }) => response.status)).toEqual([503, 201]);
  expect(callAdmin(mock, 'PUT /faults?session=a', { faults: [] }).body).toEqual({ faults: [] });
  expect(callAdmin(mock, 'GET /faults').body).toEqual({ faults: [] });
  expect(callAdmin(mock, 'PUT /faults', { faults: ['nonsense'] }).status).toBe(409);
});

test('there are no scenarios', () => {
  const mock = usersMock();
  expect(callAdmin(mock, 'GET /scenario').body).toEqual({ scenario: null, states: {}, scenarios: [] });
  expect(callAdmin(mock, 'PUT /scenario', { scenario: 'outage' })).toMatchObject({ status: 409 });
  expect(callAdmin(mock, 'PUT /scenario', { state: 'down' })).toMatchObject({ status: 409 });
  expect(callAdmin(mock, 'PUT /scenario', { scenario: null }).status).toBe(200);
});

const slip = 'The call cannot be understood';

test.each<[string, unknown, number, string, string]>([
  [
    'GET /nothing',
    undefined,
    404,
    'There is no such call',
    'The mock has no "/nothing". GET /_concordat/ lists what there is.',
  ],
  ['GET /requests/', undefined, 404, 'There is no such call', 'The mock has no "/requests/".'],
  ['GET /requests/99', undefined, 404, 'There is no such request', 'It was never made'],
  ['GET /requests/..%2f1', undefined, 404, 'There is no such request', 'It was never made'],
  ['GET /requests/%zz', undefined, 404, 'There is no such call', ''],
  ['GET /__proto__', undefined, 404, 'There is no such call', ''],
  ['PATCH /clock', undefined, 405, 'The call has another method', 'It was PATCH; there is GET, PUT.'],
  ['GET /expect', undefined, 405, 'The call has another method', 'It was GET; there is POST.'],
  [
    'GET /requests?operatoin=x',
    undefined,
    400,
    slip,
    'There is no filter "operatoin". Did you mean "operation"?',
  ],
  ['GET /requests?status=999', undefined, 400, slip, '"status" is a status or a range'],
  ['GET /requests?since=now', undefined, 400, slip, '"since" is a time'],
  ['GET /requests?after=x', undefined, 400, slip, '"after" is the id of a request.'],
  ['GET /requests?limit=0', undefined, 400, slip, '"limit" is a number from 1 to 1000.'],
  ['GET /requests?session=%00', undefined, 400, slip, '"session" has characters'],
  ['POST /expect', '{', 400, slip, 'The body is not JSON.'],
  ['POST /expect', undefined, 400, slip, 'The body is not JSON.'],
  [
    'POST /expect',
    { operation: 'createUsers' },
    400,
    slip,
    'There is no operation "createUsers". Did you mean "createUser"?',
  ],
  ['POST /expect', { time: 1 }, 400, slip, '/time: unknown key "time". Did you mean "times"?'],
  ['PUT /clock', { now: 'today' }, 400, slip, '"now" must be a time, not "today". '],
  ['PUT /clock', { advance: 'x' }, 400, slip, '"advance" must be a number of milliseconds, not "x". '],
  [
    'PUT /clock',
    { now: '2026-01-01', advance: 1 },
    400,
    slip,
    'A clock is set with "now" or moved with "advance", not both.',
  ],
  ['PUT /clock', { nwo: 1 }, 400, slip, 'unknown key "nwo". Did you mean "now"?'],
  ['PUT /clock', [], 400, slip, '"the body" must be an object, not a list.'],
  ['PUT /scenario', {}, 400, slip, 'Name a "scenario" or a "state".'],
  [
    'PUT /scenario',
    { scenario: 7 },
    400,
    slip,
    '"scenario" must be the name of a scenario, or null for none, not 7. ',
  ],
  ['PUT /faults', {}, 400, slip, 'Send {"faults": […]}, empty for none.'],
  ['PUT /faults', { faults: [1] }, 400, slip, 'must be a fault, not 1. '],
  ['POST /sessions/a/snapshot', { name: '' }, 400, slip, '"name" must be a name of 1 to 200 characters.'],
  ['POST /sessions/a/restore', { name: 'one' }, 409, 'That cannot be done', 'There is no world "a".'],
  ['POST /sessions/default/fork', { to: 'ä' }, 400, slip, '"to" has characters'],
  ['GET /state/user/users', undefined, 404, 'There is no such API', '"user" is none. Did you mean "users"?'],
  [
    'GET /state/users/users?limit=x',
    undefined,
    400,
    slip,
    '"limit" is a number from 1 to 1000, "offset" one from 0.',
  ],
])('%s %j is refused', (call, body, status, title, detail) => {
  const answer = callAdmin(usersMock(), call, body);
  expect(answer).toMatchObject({
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: 'urn:concordat:admin', title, status, detail: expect.stringContaining(detail) },
  });
});

test.each([
  ['GET /requests', 'journal'],
  ['GET /coverage', 'journal'],
  ['GET /clock', 'memory'],
  ['GET /sessions', 'memory'],
  ['GET /state/users/users', 'memory'],
  ['GET /resources', 'memory'],
])('%s of a mock without says so', (call, what) => {
  const [method = '', path = ''] = call.split(' ');
  const answer = handleAdminCall(
    {
      apis: () => [],
      journal: undefined,
      coverage: undefined,
      worlds: undefined,
      scenarios: undefined,
      faults: undefined,
      resources: undefined,
    },
    {
      method,
      target: `/_concordat${path}`,
      headers: { host: 'localhost' },
      body: undefined,
      remoteAddress: '::1',
    },
  );
  expect(answer?.status).toBe(501);
  expect(JSON.parse(String(answer?.body)).title).toBe(`This mock has no ${what}`);
});

test('the overview lists every call, and each of them is there', () => {
  const mock = usersMock();
  const { calls } = callAdmin(mock, 'GET /').body as { readonly calls: readonly { readonly call: string }[] };
  expect(calls.length).toBeGreaterThan(20);
  for (const { call } of calls) {
    const path = call.replace('/_concordat', '').replaceAll(/\{\w+\}/g, 'users');
    expect(callAdmin(mock, path, {}), call).not.toMatchObject({ body: { title: 'There is no such call' } });
  }
});

describe('strangers', () => {
  const calls = [
    'GET /',
    'GET /requests',
    'DELETE /requests',
    'PUT /clock',
    'GET /har',
    'OPTIONS /clock',
    'GET /nothing',
  ];
  test.each(calls)('%s is refused before anything is looked at', async (call) => {
    const mock = await filled();
    for (const more of [
      { remoteAddress: '192.0.2.1' },
      { headers: { host: 'rebound.example:4010' } },
      { headers: { host: 'localhost', origin: 'https://evil.example' } },
    ]) {
      const answer = callAdmin(mock, call, undefined, more);
      expect(answer).toMatchObject({ status: 403, body: { title: 'The call comes from elsewhere' } });
      expect(answer.headers['access-control-allow-origin']).toBe(undefined);
    }
    expect(mock.state?.journal?.count()).toBe(4);
  });

  test('a page of this machine may read the answer', () => {
    const origin = 'http://localhost:5173';
    const headers = { host: 'localhost', origin };
    expect(callAdmin(usersMock(), 'GET /clock', undefined, { headers }).headers).toMatchObject({
      'access-control-allow-origin': origin,
      vary: 'origin',
    });
    expect(callAdmin(usersMock(), 'OPTIONS /clock', undefined, { headers })).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, PUT, POST, DELETE',
      },
    });
  });
});

test.each(['/', '/requests', '/_concordatx', '/x/_concordat', ''])('the target %s is the API’s', (target) => {
  const control = usersMock().state?.control;
  if (!control) throw new Error('the mock has no state');
  const call = {
    method: 'GET',
    target,
    headers: { host: 'localhost' },
    body: undefined,
    remoteAddress: '::1',
  };
  expect(handleAdminCall(control, call)).toBe(undefined);
});
