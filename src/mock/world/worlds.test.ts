import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addJob, jobsOf, worldsOf } from './worlds.fixture.ts';

const sessionsOf = ({ worlds }: ReturnType<typeof worldsOf>) => worlds.list().map(({ session }) => session);

test('each session has a world of its own, the same each time', () => {
  const { worlds } = worldsOf();
  addJob(worlds.of('a'), '1');
  addJob(worlds.of('b'), '2');
  worlds.of('a').notes.set('count', 3);
  worlds.of('a').clock.advance(1000);
  expect([jobsOf(worlds.of('a')), jobsOf(worlds.of('b')), jobsOf(worlds.of(''))]).toEqual([['1'], ['2'], []]);
  expect(worlds.of('b').notes.size).toBe(0);
  expect(worlds.of('b').clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(worlds.of('a')).toBe(worlds.of('a'));
});

test('values follow from the seed and the session', () => {
  const next = (seed: string, session: string) => worldsOf({ seed }).worlds.of(session).random.next();
  expect(next('1', 'a')).toBe(next('1', 'a'));
  expect(next('1', 'b')).not.toBe(next('1', 'a'));
  expect(next('2', 'a')).not.toBe(next('1', 'a'));
});

test('what is there from the start is put into each new world, and into one that is reset', () => {
  const { worlds } = worldsOf({ onCreate: (world) => addJob(world, `seed-${world.session}`) });
  const world = worlds.of('a');
  addJob(world, 'own');
  world.notes.set('count', 1);
  world.clock.set(new Date('2030-01-01T00:00:00Z'), true);
  const first = world.random.next();
  const again = worlds.reset('a');
  expect(jobsOf(again)).toEqual(['seed-a']);
  expect(again.notes.size).toBe(0);
  expect(again.clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(again.random.next()).toBe(first);
  expect(worlds.of('a')).toBe(again);
});

test('a snapshot is put back as often as one likes', () => {
  const { worlds, pass } = worldsOf();
  const world = worlds.of('a');
  addJob(world, '1');
  world.notes.set('limits', { used: 1, byKey: new Map([['k', 2]]) });
  world.random.next();
  expect(worlds.snapshot('a', 'one')).toEqual({ ok: true });
  const following = world.random.next();
  for (const round of [1, 2]) {
    addJob(world, `more-${round}`);
    world.store('other').clear();
    (world.notes.get('limits') as { byKey: Map<string, number> }).byKey.set('k', 99);
    pass(5000);
    expect(worlds.restore('a', 'one')).toEqual({ ok: true });
    expect(jobsOf(world)).toEqual(['1']);
    expect(world.notes.get('limits')).toEqual({ used: 1, byKey: new Map([['k', 2]]) });
    expect(world.clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(world.random.next()).toBe(following);
  }
});

test('snapshots outlive a reset, and go with the world', () => {
  const { worlds } = worldsOf();
  addJob(worlds.of('a'), '1');
  worlds.snapshot('a', 'one');
  worlds.reset('a');
  expect(worlds.list()[1]?.snapshots).toEqual(['one']);
  expect(worlds.restore('a', 'one').ok).toBe(true);
  expect(jobsOf(worlds.of('a'))).toEqual(['1']);
  worlds.remove('a');
  worlds.of('a');
  expect(worlds.restore('a', 'one')).toEqual({
    ok: false,
    reason: 'the world "a" has no snapshot "one"',
    hint: 'Take one first.',
  });
});

test('a fork goes on from where the other is, and neither sees the other', () => {
  const { worlds } = worldsOf();
  addJob(worlds.of('a'), '1');
  worlds.of('a').clock.advance(60_000);
  worlds.of('a').random.next();
  addJob(worlds.of('b'), 'old');
  expect(worlds.fork('a', 'b')).toEqual({ ok: true });
  expect(worlds.of('b').random.next()).toBe(worlds.of('a').random.next());
  expect(worlds.of('b').clock.now().toISOString()).toBe('2026-01-01T00:01:00.000Z');
  addJob(worlds.of('a'), '2');
  addJob(worlds.of('b'), '3');
  expect([jobsOf(worlds.of('a')), jobsOf(worlds.of('b'))]).toEqual([
    ['1', '2'],
    ['1', '3'],
  ]);
  expect(worlds.fork('', 'c')).toEqual({ ok: true });
});

test.each<[string, (worlds: ReturnType<typeof worldsOf>['worlds']) => unknown, string, string]>([
  [
    'snapshot',
    (worlds) => worlds.snapshot('chekout', 'x'),
    'there is no world "chekout"',
    'Did you mean "checkout"?',
  ],
  [
    'restore',
    (worlds) => worlds.restore('', 'x'),
    'the world of requests without a session has no snapshot "x"',
    'Take one first.',
  ],
  [
    'restore of another',
    (worlds) => worlds.restore('checkout', 'tow'),
    'the world "checkout" has no snapshot "tow"',
    'Did you mean "two"?',
  ],
  ['fork', (worlds) => worlds.fork('nobody', 'x'), 'there is no world "nobody"', 'Known: checkout.'],
  ['remove', (worlds) => worlds.remove('__proto__'), 'there is no world "__proto__"', 'Known: checkout.'],
])('%s of what is not there', (_name, act, reason, hint) => {
  const { worlds } = worldsOf();
  worlds.of('checkout');
  worlds.snapshot('checkout', 'two');
  expect(act(worlds)).toEqual({ ok: false, reason, hint });
});

test('there are so many snapshots, and taking one again is none more', () => {
  const { worlds } = worldsOf({ limits: { maxSnapshots: 2 } });
  expect(['a', 'b', 'c', 'a'].map((name) => worlds.snapshot('', name).ok)).toEqual([true, true, false, true]);
  expect(worlds.snapshot('', 'c')).toEqual({
    ok: false,
    reason: 'the world of requests without a session has 2 snapshots, and 2 are kept at most',
    hint: 'Take one of its names again, or remove the world.',
  });
});

test('a world that nobody uses for an hour is forgotten, but for the one of those who say nothing', () => {
  const made = worldsOf();
  const { worlds, pass } = made;
  for (const session of ['', 'a', 'b']) addJob(worlds.of(session), session);
  pass(3_000_000);
  worlds.of('a');
  pass(600_001);
  expect(sessionsOf(made)).toEqual(['', 'a']);
  pass(10_000_000);
  expect(sessionsOf(made)).toEqual(['']);
  expect(jobsOf(worlds.of(''))).toEqual(['']);
  expect(jobsOf(worlds.of('a'))).toEqual([]);
});

test('beyond the bound the one idle longest goes', () => {
  const made = worldsOf({ limits: { maxWorlds: 2 } });
  for (const session of ['a', 'b', 'a', 'c']) made.worlds.of(session);
  expect(sessionsOf(made)).toEqual(['', 'a', 'c']);
});

test('a list tells when worlds were made and used', () => {
  const { worlds, pass } = worldsOf();
  worlds.of('a');
  pass(1000);
  worlds.of('a');
  expect(worlds.list()[1]).toEqual({
    session: 'a',
    createdAt: new Date('2026-01-01T00:00:00Z'),
    lastUsedAt: new Date('2026-01-01T00:00:01Z'),
    snapshots: [],
  });
});

test('removing the world of those who say nothing begins it anew', () => {
  const { worlds } = worldsOf();
  addJob(worlds.of(''), '1');
  expect(worlds.remove('')).toEqual({ ok: true });
  expect(jobsOf(worlds.of(''))).toEqual([]);
});

test('whatever happens in other worlds, a world is what its own steps make of it', () => {
  const step = fc.record({
    session: fc.constantFrom('a', 'b', 'c', '__proto__'),
    act: fc.constantFrom('add', 'advance', 'draw', 'snapshot', 'restore', 'reset'),
  });
  type Step = { session: string; act: string };
  const play = (steps: readonly Step[]) => {
    const { worlds } = worldsOf();
    for (const [index, { session, act }] of steps.entries()) {
      const world = worlds.of(session);
      if (act === 'add') addJob(world, String(world.random.integer(0, 999)));
      if (act === 'advance') world.clock.advance(index);
      if (act === 'draw') world.notes.set('drawn', world.random.next());
      if (act === 'snapshot') worlds.snapshot(session, 's');
      if (act === 'restore') worlds.restore(session, 's');
      if (act === 'reset') worlds.reset(session);
    }
    return (session: string) => {
      const world = worlds.of(session);
      return [jobsOf(world), [...world.notes], world.random.next()];
    };
  };
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.constantFrom('a', 'b', 'c', '__proto__'),
      (steps, session) => {
        const alone = steps.filter((one) => one.session === session);
        expect(play(steps)(session)).toEqual(play(alone)(session));
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
