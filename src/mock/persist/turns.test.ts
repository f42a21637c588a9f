import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('who wants the same waits, who wants another does not, and who wants all waits for everybody', async () => {
  const turns = new Turns();
  const said: string[] = [];
  const gates = new Map<string, () => void>();
  const begin = (name: string, session: string | undefined) =>
    turns.take(session, () => {
      said.push(name);
      return new Promise<string>((resolve) => gates.set(name, () => resolve(name)));
    });
  const all = [
    begin('a1', 'a'),
    begin('a2', 'a'),
    begin('b1', 'b'),
    begin('all', undefined),
    begin('b2', 'b'),
  ];
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  for (const [open, expected] of [
    ['', 'a1 b1'],
    ['b1', 'a1 b1'],
    ['a1', 'a1 b1 a2'],
    ['a2', 'a1 b1 a2 all'],
    ['all', 'a1 b1 a2 all b2'],
  ]) {
    gates.get(open ?? '')?.();
    await settled();
    expect(said.join(' '), `after ${open}`).toBe(expected);
  }
  gates.get('b2')?.();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'all', 'b2']);
});

test('who fails does not hold up those who come after', async () => {
  const turns = new Turns();
  const failing = turns.take('a', () => Promise.reject(new Error('no')));
  const next = turns.take('a', () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});
