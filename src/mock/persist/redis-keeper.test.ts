import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { interceptAdminCalls } from '../admin/intercept-admin.ts';
import type { Mock } from '../mock.ts';
import { readMockFile } from '../mock-file/read.ts';
import { serve } from '../server/server.ts';
import { openState } from './open-state.ts';
import { keptMock, notesModel, send, textsIn } from './persist.fixture.ts';
import { connectRedis } from './redis-client.ts';
import { type RedisServer, redisProgram, startRedis, withoutRedis } from './redis-server.fixture.ts';
import type { StateKeeper } from './state-keeper.ts';

const title = `one world of several mocks${redisProgram === undefined ? ` (${withoutRedis})` : ''}`;

describe.skipIf(redisProgram === undefined)(title, () => {
  let redis: RedisServer;
  const opened: StateKeeper[] = [];
  let database = 0;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());
  afterEach(async () => {
    for (const keep of opened.splice(0)) await keep.close();
    database += 1;
  });

  /** A mock like another process would have it: with a connection of its own. */
  async function replica(options: Parameters<typeof keptMock>[1] = {}): Promise<Mock> {
    return (await replicaTelling(options)).mock;
  }

  async function replicaTelling(options: Parameters<typeof keptMock>[1] = {}) {
    const keep = await openState(`${redis.url}/${database}`);
    opened.push(keep);
    return keptMock(keep, options);
  }

  test('what one writes, the other shows, and goes on from', async () => {
    const [one, other] = [await replica(), await replica()];
    await send(one, 'POST /notes', { text: 'of one' });
    await send(other, 'PATCH /notes/7', { text: 'of the other' });
    await send(one, 'DELETE /notes/8');
    expect(await textsIn(other)).toEqual({ 7: 'of the other', 9: 'of one' });
    expect((await send(other, 'POST /notes', { text: 'next' })).body).toEqual({ id: 10, text: 'next' });
    expect(await textsIn(one)).toEqual({ 7: 'of the other', 9: 'of one', 10: 'next' });
    expect(await textsIn(await replica())).toEqual({ 7: 'of the other', 9: 'of one', 10: 'next' });
  });

  test('many clients at once on three mocks lose nothing, and get no id twice', async () => {
    const mocks = [
      await replica({ empty: true }),
      await replica({ empty: true }),
      await replica({ empty: true }),
    ];
    const sent = Array.from({ length: 90 }, (_, index) => `note ${index}`);
    const answers = await Promise.all(
      sent.map((text, index) => send(mocks[index % 3] as Mock, 'POST /notes', { text })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const made = answers.map(({ body }) => body as { id: number; text: string });
    const expected = Object.fromEntries(made.map(({ id, text }) => [id, text]));
    expect(Object.values(expected).sort()).toEqual([...sent].sort());
    for (const mock of mocks) expect(await textsIn(mock)).toEqual(expected);
    // Changes of the same item one after the other: the last one stays, for all.
    const id = made[0]?.id;
    await Promise.all(
      sent.map((text, index) => send(mocks[index % 3] as Mock, `PATCH /notes/${id}`, { text })),
    );
    const [first, ...others] = await Promise.all(mocks.map((mock) => textsIn(mock)));
    expect(sent).toContain(first?.[Number(id)]);
    for (const texts of others) expect(texts).toEqual(first);
  });

  test('the same idempotency key at once on two mocks makes one item', async () => {
    const [one, other] = [await replica(), await replica()];
    const headers = { 'idempotency-key': 'abc' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        send(index % 2 === 0 ? one : other, 'POST /notes', { text: `from ${index}` }, headers),
      ),
    );
    // Another body under the same key is refused, whichever mock it comes to.
    const made = answers.filter(({ status }) => status === 201);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(9);
    const [note] = made.map(({ body }) => body as { id: number; text: string });
    expect(await textsIn(one)).toEqual({ 7: 'an example', 8: 'an example', 9: note?.text });
  });

  test('each is told once: a request that was answered again is logged and kept in the journal once', async () => {
    const lines: string[] = [];
    const log = (event: { kind: string; method?: string }) => {
      if (event.kind === 'request') lines.push(String(event.method));
    };
    const mocks = [await replica({ log }), await replica({ log })];
    const all = Array.from({ length: 20 }, (_, index) =>
      send(mocks[index % 2] as Mock, 'POST /notes', { text: 'x' }),
    );
    await Promise.all(all);
    expect(lines).toHaveLength(20);
    expect(mocks.map((mock) => mock.state?.journal?.count({ session: '' }))).toEqual([10, 10]);
  });

  test('sessions, clocks, snapshots and forks are shared, over the interface of either', async () => {
    const [one, other] = [await replica(), await replica()];
    const addresses = await Promise.all(
      [one, other].map((mock) =>
        serve((request) => mock.handle(request), { intercept: interceptAdminCalls(() => mock.control) }),
      ),
    );
    const call = async (which: number, line: string, body?: object) => {
      const [method = '', path = ''] = line.split(' ');
      const init = { method, ...(body && { body: JSON.stringify(body) }) };
      const response = await fetch(`${addresses[which]?.url}/_concordat${path}`, init);
      return { status: response.status, body: response.status === 204 ? undefined : await response.json() };
    };
    try {
      const headers = { 'x-mock-session': 'a' };
      await send(one, 'POST /notes', { text: 'early' }, headers);
      expect((await call(1, 'POST /sessions/a/snapshot', { name: 'early' })).status).toBe(204);
      await send(one, 'DELETE /notes/9', undefined, headers);
      expect((await call(1, 'POST /sessions/a/fork', { to: 'b' })).status).toBe(204);
      expect((await call(0, 'POST /sessions/a/restore', { name: 'early' })).status).toBe(204);
      expect(await textsIn(other, 'a')).toEqual({ 7: 'an example', 8: 'an example', 9: 'early' });
      expect(await textsIn(one, 'b')).toEqual({ 7: 'an example', 8: 'an example' });
      await call(0, 'PUT /clock?session=a', { now: '2030-01-01T00:00:00Z', stop: true });
      expect((await call(1, 'GET /clock?session=a')).body).toEqual({
        now: '2030-01-01T00:00:00.000Z',
        stopped: true,
      });
      const { sessions } = (await call(1, 'GET /sessions')).body;
      expect(sessions.map(({ session }: { session: string }) => session).sort()).toEqual(['', 'a', 'b']);
      expect((await call(1, 'DELETE /sessions/b')).status).toBe(204);
      expect((await call(0, 'GET /sessions')).body.sessions).toHaveLength(2);
      await call(1, 'POST /reset?session=a');
      expect(await textsIn(one, 'a')).toEqual({ 7: 'an example', 8: 'an example' });
    } finally {
      for (const server of addresses) await server.close();
    }
  });

  test('who has missed more than is noted reads the whole world', async () => {
    const [one, other] = [await replica({ empty: true }), await replica({ empty: true })];
    await textsIn(other);
    for (let count = 0; count < 230; count += 1) await send(one, 'POST /notes', { text: `n${count}` });
    await send(one, 'DELETE /notes/1');
    expect(await textsIn(other)).toEqual(await textsIn(one));
    expect(Object.keys(await textsIn(other))).toHaveLength(229);
    // Too long to be noted.
    await send(one, 'PATCH /notes/2', { text: 'x'.repeat(1000) });
    expect((await textsIn(other))[2]).toHaveLength(1000);
  });

  test('an idle session is forgotten by all, and there are at most so many', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'concordat-redis-')), 'notes.yaml');
    writeFileSync(path, 'sessions: { idleMinutes: 1, max: 3 }');
    const file = await readMockFile(path);
    rmSync(dirname(path), { recursive: true });
    if (!file.ok) throw new Error('the mock file cannot be read');
    const one = await replica({ file: file.value });
    for (const session of ['a', 'b', 'c', 'd', 'e']) {
      await send(one, 'POST /notes', { text: 'kept' }, { 'x-mock-session': session });
    }
    const connection = await connectRedis(`${redis.url}/${database}`, 'here');
    const text =
      "local r = redis.call('ZRANGE', KEYS[1], 0, -1); r[#r + 1] = redis.call('PTTL', KEYS[2]) return r";
    const reply = await connection.run(
      { text, sha1: '0'.repeat(40) },
      ['concordat:sessions', 'concordat:world:e'],
      [],
    );
    await connection.close();
    expect(reply.slice(0, 3)).toEqual(['c', 'd', 'e']);
    expect(Number(reply[3])).toBeGreaterThan(50_000);
    expect(Number(reply[3])).toBeLessThanOrEqual(60_000);
  });

  test('an edited document: what does not fit is told of and left out', async () => {
    const one = await replica();
    for (const text of ['short', 'much too long', 'too long too']) await send(one, 'POST /notes', { text });
    const { mock, told } = await replicaTelling({ model: notesModel({ maxLength: 8, example: 'edited' }) });
    expect(await textsIn(mock)).toEqual({ 7: 'edited', 8: 'edited', 9: 'short' });
    expect(told.map(({ message }) => message)).toEqual([
      'notes "10" and 1 more no longer fits the document and is left out: /text must NOT have more than 8 characters',
    ]);
  });

  test('a mock that takes the place of another while both run goes on with what is kept', async () => {
    const keep = await openState(`${redis.url}/${database}`);
    opened.push(keep);
    const { mock: first } = keptMock(keep);
    await send(first, 'POST /notes', { text: 'short' });
    const edited = { model: notesModel({ maxLength: 8, example: 'edited' }), previous: first.state };
    const { mock } = keptMock(keep, edited);
    expect((await send(mock, 'POST /notes', { text: 'next' })).body).toEqual({ id: 10, text: 'next' });
    expect(await textsIn(mock)).toEqual({ 7: 'edited', 8: 'edited', 9: 'short', 10: 'next' });
  });

  test('what a program changes itself is kept, and seen by others', async () => {
    const time = () => new Date('2026-01-01T00:00:00Z');
    const [one, other] = [await replica({ time }), await replica({ time })];
    await one.state?.kept?.run('a', () => one.state?.worlds.of('a').clock.advance(3_600_000));
    const clock = () => other.state?.worlds.of('a').clock.now();
    expect(await other.state?.kept?.run('a', clock)).toEqual(new Date('2026-01-01T01:00:00Z'));
  });

  test('a server that goes away: 503 until it is back, and nothing is acknowledged meanwhile', async () => {
    const own = await startRedis();
    const keep = await openState(own.url);
    const { mock } = keptMock(keep);
    expect((await send(mock, 'POST /notes', { text: 'one' })).status).toBe(201);
    await own.kill();
    const refused = await send(mock, 'POST /notes', { text: 'two' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(JSON.stringify(refused.body)).toContain(`${own.url} is out of reach`);
    expect((await send(mock, 'GET /notes')).status).toBe(503);
    await own.again();
    let answer = await send(mock, 'GET /notes');
    while (answer.status === 503) {
      await setImmediate();
      answer = await send(mock, 'GET /notes');
    }
    // The server kept nothing on its disk: the world begins anew, and says so by what it shows.
    expect(answer.body).toEqual([
      { id: 7, text: 'an example' },
      { id: 8, text: 'an example' },
    ]);
    await keep.close();
    await own.kill();
  });

  test('a database with other things under our names is refused', async () => {
    const connection = await connectRedis(`${redis.url}/${database}`, 'here');
    const text = "redis.call('SET', KEYS[1], '7'); return {'ok'}";
    await connection.run({ text, sha1: '1'.repeat(40) }, ['concordat:format'], []);
    await connection.close();
    await expect(openState(`${redis.url}/${database}`)).rejects.toMatchObject({
      code: 'E_STATE',
      message: `the keys "concordat:…" in ${redis.url}/${database} are not what Concordat keeps there`,
    });
  });
});

test('no server: an error that names the place, and no password', async () => {
  const error = await openState('redis://me:secret@127.0.0.1:1/0').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'E_STATE' });
  expect(String(error)).toContain('redis://127.0.0.1:1/0 cannot be used: ');
  expect(JSON.stringify(error) + String(error)).not.toContain('secret');
});
