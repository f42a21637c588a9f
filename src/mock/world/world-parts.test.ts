import { expect, test } from 'vitest';
import { copyNotes } from './copy-notes.ts';
import { sessionOf } from './session-of.ts';
import { createWorldClock } from './world-clock.ts';
import { createWorldRandom } from './world-random.ts';

test.each<[string, Record<string, string | string[]>, unknown]>([
  ['nothing', {}, { ok: true, session: '' }],
  ['a header', { 'x-mock-session': ' test 1 ' }, { ok: true, session: 'test 1' }],
  ['an empty header', { 'x-mock-session': '', cookie: 'mock_session=a' }, { ok: true, session: '' }],
  ['a cookie', { cookie: 'theme=dark; mock_session=a%20b' }, { ok: true, session: 'a b' }],
  [
    'a header before a cookie',
    { 'x-mock-session': 'h', cookie: 'mock_session=c' },
    { ok: true, session: 'h' },
  ],
  ['cookies of others', { cookie: 'session=a' }, { ok: true, session: '' }],
  ['a name of any object', { 'x-mock-session': '__proto__' }, { ok: true, session: '__proto__' }],
  ['200 characters', { 'x-mock-session': 'a'.repeat(200) }, { ok: true, session: 'a'.repeat(200) }],
  [
    '201 characters',
    { 'x-mock-session': 'a'.repeat(201) },
    { ok: false, reason: 'the header "x-mock-session" has 201 characters, and a session\'s id at most 200' },
  ],
  [
    'a line break',
    { cookie: 'mock_session=a%0Ab' },
    {
      ok: false,
      reason:
        'the cookie "mock_session" has characters that a session\'s id must not have: letters, digits and signs of ASCII may be in it',
    },
  ],
])('the session of a request with %s', (_name, headers, want) => {
  expect(sessionOf(headers)).toEqual(want);
});

test('the names of header and cookie can be others', () => {
  const names = { header: 'x-test', cookie: 't' };
  expect(sessionOf({ 'x-test': 'a', 'x-mock-session': 'b' }, names)).toEqual({ ok: true, session: 'a' });
  expect(sessionOf({ cookie: 't=a' }, names)).toEqual({ ok: true, session: 'a' });
});

function clock() {
  let realMs = 0;
  const made = createWorldClock(() => new Date(realMs));
  const pass = (ms: number) => {
    realMs += ms;
    return made.now().getTime();
  };
  return { made, pass };
}

test('a clock shows the real time, and is moved and stopped', () => {
  const { made, pass } = clock();
  expect(pass(10)).toBe(10);
  made.advance(100);
  expect(pass(10)).toBe(120);
  made.advance(-20);
  expect(pass(0)).toBe(100);
  made.set(new Date(5000), true);
  expect(pass(10)).toBe(5000);
  made.advance(1);
  expect(pass(10)).toBe(5001);
  made.set(new Date(7000), false);
  expect(pass(10)).toBe(7010);
});

test('a clock stays within what a date can be', () => {
  const { made } = clock();
  made.advance(1e300);
  expect(made.now().getTime()).toBe(8.64e15);
  made.advance(-Number.MAX_VALUE);
  expect(made.now().getTime()).toBe(-8.64e15);
  expect(() => made.set(new Date('nonsense'), true)).toThrow('a time that is none');
});

test('a clock goes on from where it was', () => {
  const { made, pass } = clock();
  made.set(new Date(5000), true);
  const stopped = made.state();
  made.set(new Date(9000), false);
  pass(100);
  const running = made.state();
  made.restore(stopped);
  expect(pass(100)).toBe(5000);
  made.restore(running);
  expect(pass(5)).toBe(9105);
});

test('random values are spread, and repeat from a state', () => {
  const random = createWorldRandom('a');
  const values = Array.from({ length: 10_000 }, () => random.next());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
  expect(new Set(values).size).toBe(10_000);
  const state = random.state();
  const next = [random.integer(1, 6), random.pick(['a', 'b']), random.chance(0.5)];
  random.restore(state);
  expect([random.integer(1, 6), random.pick(['a', 'b']), random.chance(0.5)]).toEqual(next);
});

test('notes are copied, or copy themselves', () => {
  const first = { a: 1 };
  const list = [first];
  const own = { copyNote: () => 'copied' };
  const copy = copyNotes(
    new Map<string, unknown>([
      ['list', list],
      ['own', own],
      ['nothing', null],
      ['text', 'x'],
    ]),
  );
  first.a = 2;
  expect([...copy]).toEqual([
    ['list', [{ a: 1 }]],
    ['own', 'copied'],
    ['nothing', null],
    ['text', 'x'],
  ]);
  class Counter {
    #count = 0;
    next = () => ++this.#count;
  }
  expect(() => copyNotes(new Map([['counter', new Counter()]]))).toThrow(
    'the note "counter" is an object of a class: give it a method copyNote()',
  );
});
