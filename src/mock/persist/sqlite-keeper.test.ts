import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../mock.ts';
import { openState } from './open-state.ts';
import { keptMock, notesModel, send, textsIn } from './persist.fixture.ts';
import type { StateKeeper } from './state-keeper.ts';

let folder: string;
let keep: StateKeeper | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-sqlite-'));
});
afterEach(async () => {
  await keep?.close();
  rmSync(folder, { recursive: true });
});

/** Ends what was there, and starts a mock on the same file. */
async function again(options: Parameters<typeof keptMock>[1] = {}): Promise<Mock> {
  return (await againTelling(options)).mock;
}

async function againTelling(
  options: Parameters<typeof keptMock>[1] = {},
): Promise<ReturnType<typeof keptMock>> {
  await keep?.close();
  keep = await openState('sqlite:mock.db', { cwd: folder });
  return keptMock(keep, options);
}

describe('after a restart', () => {
  test('items are as they were, and ids go on', async () => {
    const first = await again();
    await send(first, 'POST /notes', { text: 'one' });
    await send(first, 'PATCH /notes/7', { text: 'seven' });
    await send(first, 'DELETE /notes/8');
    expect(await textsIn(first)).toEqual({ 7: 'seven', 9: 'one' });
    const second = await again();
    expect(await textsIn(second)).toEqual({ 7: 'seven', 9: 'one' });
    expect((await send(second, 'POST /notes', { text: 'two' })).body).toEqual({ id: 10, text: 'two' });
  });

  test('what was read alone is as it was: made up values do not change', async () => {
    const first = await again({ randomSeed: 'one' });
    const seed = first.state?.worlds.of('').random;
    await send(first, 'GET /notes');
    seed?.next();
    await send(first, 'GET /notes');
    const next = seed?.next();
    const second = await again({ randomSeed: 'two' });
    expect(second.state?.worlds.of('').random.next()).toBe(next);
  });

  test('an idempotency key still gives the same answer', async () => {
    const headers = { 'idempotency-key': 'abc' };
    const first = await again();
    const made = await send(first, 'POST /notes', { text: 'one' }, headers);
    const second = await again();
    const repeated = await send(second, 'POST /notes', { text: 'one' }, headers);
    expect(repeated.body).toEqual(made.body);
    expect(await textsIn(second)).toEqual({ 7: 'an example', 8: 'an example', 9: 'one' });
    expect((await send(second, 'POST /notes', { text: 'two' }, headers)).status).toBe(422);
  });

  test('each session has its world, with its clock', async () => {
    const time = () => new Date('2026-01-01T00:00:00Z');
    const first = await again({ time });
    await send(first, 'POST /notes', { text: 'of a' }, { 'x-mock-session': 'a' });
    first.state?.worlds.of('a').clock.advance(3_600_000);
    first.state?.worlds.of('b').clock.set(new Date('2030-01-01T00:00:00Z'), true);
    await textsIn(first, 'b');
    const second = await again({ time: () => new Date('2026-01-01T00:10:00Z') });
    const clockOf = (session: string) => second.state?.worlds.of(session).clock;
    expect(clockOf('a')?.now().toISOString()).toBe('2026-01-01T01:10:00.000Z');
    expect(clockOf('b')?.now().toISOString()).toBe('2030-01-01T00:00:00.000Z');
    expect(clockOf('b')?.isStopped).toBe(true);
    expect(await textsIn(second, 'a')).toEqual({ 7: 'an example', 8: 'an example', 9: 'of a' });
    expect(await textsIn(second, 'c')).toEqual({ 7: 'an example', 8: 'an example' });
    expect(second.state?.worlds.list().map(({ session }) => session)).toEqual(['', 'b', 'a', 'c']);
  });

  test('snapshots, forks and worlds that were begun anew are what they were', async () => {
    const first = await again();
    const worlds = first.state?.worlds;
    await send(first, 'POST /notes', { text: 'one' });
    worlds?.snapshot('', 'early');
    await send(first, 'DELETE /notes/9');
    worlds?.fork('', 'copy');
    worlds?.reset('');
    await send(first, 'POST /notes', { text: 'anew' });
    const second = await again();
    expect(await textsIn(second)).toEqual({ 7: 'an example', 8: 'an example', 9: 'anew' });
    expect(await textsIn(second, 'copy')).toEqual({ 7: 'an example', 8: 'an example' });
    expect(second.state?.worlds.restore('', 'early')).toEqual({ ok: true });
    expect(await textsIn(second)).toEqual({ 7: 'an example', 8: 'an example', 9: 'one' });
    expect(second.state?.worlds.remove('copy')).toEqual({ ok: true });
    await textsIn(second);
    const third = await again();
    expect(await textsIn(third)).toEqual({ 7: 'an example', 8: 'an example', 9: 'one' });
    expect(third.state?.worlds.list()).toMatchObject([{ session: '', snapshots: ['early'] }]);
  });

  test('a session that was idle too long is forgotten', async () => {
    const first = await again({ time: () => new Date('2026-01-01T00:00:00Z') });
    await send(first, 'POST /notes', { text: 'one' }, { 'x-mock-session': 'a' });
    const later = await again({ time: () => new Date('2026-01-01T02:00:00Z') });
    await textsIn(later);
    const last = await again({ time: () => new Date('2026-01-01T00:00:00Z') });
    expect(last.state?.worlds.list().map(({ session }) => session)).toEqual(['']);
  });
});

test('a request is answered at once, without a promise', async () => {
  const mock = await again();
  const answer = mock.handle({ method: 'GET', target: '/notes', headers: {}, body: undefined });
  expect(answer).toMatchObject({ status: 200 });
});

test('the file is for its owner alone', async () => {
  await again();
  expect(statSync(join(folder, 'mock.db')).mode & 0o777).toBe(0o600);
});

describe('an edited document', () => {
  test('what does not fit is told of with its number and left out, the rest stays', async () => {
    const first = await again();
    for (const text of ['short', 'much too long', 'too long too']) await send(first, 'POST /notes', { text });
    const { mock, told } = await againTelling({ model: notesModel({ maxLength: 8, example: 'edited' }) });
    expect(told.map(({ message }) => message)).toEqual([
      'notes "10" and 1 more no longer fits the document and is left out: /text must NOT have more than 8 characters',
    ]);
    expect(await textsIn(mock)).toEqual({ 7: 'edited', 8: 'edited', 9: 'short' });
    const { mock: last, told: nothing } = await againTelling({
      model: notesModel({ maxLength: 8, example: 'edited' }),
    });
    expect(nothing).toEqual([]);
    expect(await textsIn(last)).toEqual({ 7: 'edited', 8: 'edited', 9: 'short' });
  });

  test('a mock that takes the place of another while both run goes on with its worlds', async () => {
    const first = await again();
    await send(first, 'POST /notes', { text: 'short' });
    if (!keep) throw new Error('nothing is open');
    const edited = { model: notesModel({ maxLength: 8, example: 'edited' }) };
    const { mock } = keptMock(keep, { ...edited, previous: first.state });
    expect((await send(mock, 'POST /notes', { text: 'next' })).body).toEqual({ id: 10, text: 'next' });
    expect((await send(first, 'GET /notes')).status).toBe(503);
    const expected = { 7: 'edited', 8: 'edited', 9: 'short', 10: 'next' };
    expect(await textsIn(mock)).toEqual(expected);
    expect(await textsIn(await again(edited))).toEqual(expected);
  });
});

describe('a file that cannot be used', () => {
  const cases: [string, (file: string) => Promise<void> | void, string][] = [
    [
      'in use by another process',
      async () => {
        keep = await openState('sqlite:mock.db', { cwd: folder });
      },
      'is in use by another process',
    ],
    [
      'no database',
      (file) => writeFileSync(file, 'a text that is long enough to be looked at'.repeat(100)),
      'is not a file in which Concordat keeps state',
    ],
    [
      'a database of somebody else',
      (file) => sqlite(file, 'CREATE TABLE people (name TEXT)'),
      'is not a file in which Concordat keeps state',
    ],
    [
      'of a newer version',
      (file) =>
        sqlite(
          file,
          `PRAGMA application_id = ${0x434e4344}; CREATE TABLE cells (x); PRAGMA user_version = 9`,
        ),
      'was written by a newer version of Concordat: its format is 9, and this one reads 1',
    ],
  ];
  test.each(cases)('%s', async (_name, prepare, message) => {
    await prepare(join(folder, 'mock.db'));
    const error = await openState('sqlite:mock.db', { cwd: folder }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E_STATE', message: `${join(folder, 'mock.db')} ${message}` });
  });

  test('in a folder that is not there', async () => {
    const error = await openState('sqlite:none/mock.db', { cwd: folder }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E_STATE' });
    expect(String(error)).toContain('none/mock.db cannot be made');
  });

  test('of which the disk is full: the request is refused, and what was answered is still there', async () => {
    const { mock } = await againTelling();
    await send(mock, 'POST /notes', { text: 'one' });
    await keep?.close();
    const refused = await send(mock, 'POST /notes', { text: 'two' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await textsIn(await again())).toEqual({ 7: 'an example', 8: 'an example', 9: 'one' });
  });
});

test.each(['sqlite:', 'mysql://host/db', 'redis://host/name', 'redis://user:secret@/x', 'mock.db'])(
  'no place: %s',
  async (where) => {
    const error = await openState(where).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'E_USAGE' });
    expect(String(error)).not.toContain('secret');
  },
);

function sqlite(file: string, statements: string): void {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = new DatabaseSync(file);
  database.exec(statements);
  database.close();
}
