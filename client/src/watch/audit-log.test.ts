import { expect, test, vi } from 'vitest';
import { NetworkError } from '../errors.ts';
import { FakeClock, settled, withSteps } from '../policies/policies.fixture.ts';
import { type AuditEvent, auditLog, jsonLinesSink, memorySink } from './index.ts';

const operation = { name: 'deleteDataset', method: 'DELETE', path: '/datasets/{id}' };
const request = {
  url: 'https://me:pw@data.example/v1/datasets/7?api_key=s3cret',
  method: 'DELETE',
  headers: { authorization: 'Bearer s3cret', 'x-note': 's3cret' },
};
// A request may not have a user name in its URL.
const sent = { ...request, url: request.url.replace('me:pw@', '') };

test('who did what to what, when, for how long', async () => {
  const clock = new FakeClock();
  const sink = memorySink();
  const answer = () =>
    new Promise<Response>((done) => {
      const headers = { 'x-request-id': 'req_1' };
      clock.after(120, () => done(new Response(null, { status: 204, headers })));
    });
  const { send } = withSteps([auditLog({ sink, user: 'ada@acme.dev', clock })], [answer]);
  await clock.run(send(sent, operation));
  expect(sink.events).toEqual([
    {
      time: '2026-01-01T00:00:00.000Z',
      user: 'ada@acme.dev',
      action: 'deleteDataset',
      method: 'DELETE',
      resource: 'https://data.example/v1/datasets/7',
      outcome: 'success',
      status: 204,
      durationMs: 120,
      requestId: 'req_1',
    },
  ]);
});

test.each<[string, Response | Error, Partial<AuditEvent>]>([
  ['403', new Response(null, { status: 403 }), { outcome: 'failure', status: 403, failure: 'forbidden' }],
  [
    'no answer',
    new NetworkError(operation, sent.url, new Error('s3cret')),
    { outcome: 'failure', failure: 'network' },
  ],
])('a failure: %s', async (_, step, end) => {
  const sink = memorySink();
  const { send } = withSteps([auditLog({ sink })], [step]);
  await send(sent, operation).catch(() => undefined);
  expect(sink.events).toMatchObject([{ ...end, user: undefined }]);
  expect(JSON.stringify(sink.events)).not.toContain('s3cret');
});

test('details, without the secrets in them', async () => {
  const sink = memorySink();
  const deep: Record<string, unknown> = {};
  deep.self = deep;
  const details = () => ({
    reason: 'see https://a.example/x?sig=s3cret, token=s3cret',
    apiKey: 's3cret',
    list: [{ new_password: 's3cret', 'X-Auth-Token': 's3cret', tags: ['a'] }],
    badge: 's3cret',
    big: 12n,
    when: new Date(0),
    error: new Error('Bearer s3cret'),
    long: 'x'.repeat(3000),
    ['__proto__']: { polluted: true },
    deep,
  });
  const isSecret = (name: string) => name === 'badge';
  const { send } = withSteps([auditLog({ sink, details, isSecret })], [new Response()]);
  await send(sent, operation);
  const { deep: cut, long, ...rest } = sink.events[0]?.details ?? {};
  expect(rest).toEqual({
    reason: 'see https://a.example/x token=REDACTED',
    apiKey: 'REDACTED',
    list: [{ new_password: 'REDACTED', 'X-Auth-Token': 'REDACTED', tags: ['a'] }],
    badge: 'REDACTED',
    big: '12',
    when: '1970-01-01T00:00:00.000Z',
    error: 'Error: Bearer REDACTED',
    ['__proto__']: { polluted: true },
  });
  expect(String(long)).toHaveLength(2001);
  expect(JSON.stringify(cut)).toMatch(/^(\{"self":){7}"…"\}{7}$/);
  expect('polluted' in {}).toBe(false);
});

test('a path parameter that is a secret', async () => {
  const sink = memorySink();
  const { send } = withSteps([auditLog({ sink })], [new Response()]);
  await send(
    { url: 'https://a.example/v1/invitations/s3cret/accept' },
    { path: '/invitations/{token}/accept' },
  );
  expect(sink.events[0]?.resource).toBe('https://a.example/v1/invitations/REDACTED/accept');
});

test('changes alone, by whom it is at the time', async () => {
  const sink = memorySink();
  let user: string | undefined = 'ada';
  const audit = auditLog({ sink, user: () => user, include: ({ method }) => method !== 'GET' });
  const { send } = withSteps([audit], [new Response()]);
  await send({}, { name: 'read', method: 'GET' });
  await send({ method: 'POST' }, { name: 'create', method: 'POST' });
  user = undefined;
  await send({ method: 'POST' }, { name: 'create', method: 'POST' });
  expect(sink.events.map(({ action, user: who }) => [action, who])).toEqual([
    ['create', 'ada'],
    ['create', undefined],
  ]);
});

test('it is written before the call goes on', async () => {
  let write = () => {};
  const sink = () =>
    new Promise<void>((done) => {
      write = done;
    });
  const { send } = withSteps([auditLog({ sink })], [new Response()]);
  let isOver = false;
  const call = send().then(() => {
    isOver = true;
  });
  await settled();
  expect(isOver).toBe(false);
  write();
  await call;
  expect(isOver).toBe(true);
});

test('who gives up does not wait for a sink that hangs', async () => {
  const { send } = withSteps([auditLog({ sink: () => new Promise(() => {}) })], [new Response()]);
  const giveUp = new AbortController();
  const call = send({ signal: giveUp.signal });
  await settled();
  giveUp.abort();
  expect((await call).status).toBe(200);
});

test('what fails beside the call does not fail the call, and is told', async () => {
  const faults: unknown[] = [];
  const fail = (what: string) => () => {
    throw new Error(what);
  };
  const audit = auditLog({
    sink: fail('sink'),
    user: fail('user'),
    details: fail('details'),
    onFault: (fault) => void faults.push(String(fault)),
  });
  const { send } = withSteps([audit], [new Response()]);
  expect((await send()).status).toBe(200);
  expect(faults).toEqual(['Error: details', 'Error: user', 'Error: sink']);
});

test('without anybody to tell, a fault goes to the console, without secrets', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const sink = () => Promise.reject(new Error('https://logs.example/?key=s3cret is full'));
  await withSteps([auditLog({ sink })], [new Response()]).send();
  expect(error.mock.calls).toEqual([['the sink of auditLog failed: Error: https://logs.example/ is full']]);
  error.mockRestore();
});

test('one event is one line', async () => {
  const lines: string[] = [];
  const sink = jsonLinesSink((line) => lines.push(line));
  const { send } = withSteps([auditLog({ sink, user: 'a\nb\u2028c' })], [new Response()]);
  await send();
  await send();
  expect(lines.map((line) => line.indexOf('\n') === line.length - 1)).toEqual([true, true]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ user: 'a\nb\u2028c', action: 'call' });
});

test('the memory keeps the last ones', async () => {
  const sink = memorySink(2);
  const { send } = withSteps([auditLog({ sink })], [new Response()]);
  for (const name of ['a', 'b', 'c']) await send({}, { name });
  expect(sink.events.map(({ action }) => action)).toEqual(['b', 'c']);
});
