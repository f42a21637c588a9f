import { expect, test } from 'vitest';
import { type Item, nothing } from './item.ts';
import { sweep } from './sweep.ts';

interface Given {
  /** What has to be gone before each may go; `moment` where it needs a moment. */
  readonly after: Readonly<Record<string, string>>;
  readonly isClosing: boolean;
  /** How many tries there are before nothing is tried again. */
  readonly budget?: number;
}

async function swept({ after, isClosing, budget = 100 }: Given) {
  const items = ['a', 'b', 'c'].map((id): Item => ({ ...nothing, id }));
  const gone = new Set<string>();
  const log: string[] = [];
  const kept: unknown[] = [];
  const remove = async ({ id }: Item, isLast: boolean) => {
    const needed = after[String(id)];
    const isFree = needed === undefined || gone.has(needed);
    log.push(`${id}${isFree ? '' : isLast ? ' told' : ' held'}`);
    if (isFree) gone.add(String(id));
    return isFree || isLast ? undefined : ('held' as const);
  };
  await sweep(items, {
    remove,
    mayRetry: () => log.length < budget,
    sleep: async () => void gone.add('moment'),
    keep: isClosing ? undefined : ({ id }) => void kept.push(id),
  });
  return { log, kept };
}

test.each<[string, Given, log: readonly string[], kept: readonly string[]]>([
  ['each once', { after: {}, isClosing: true }, ['a', 'b', 'c'], []],
  [
    'what others hold back goes after them',
    { after: { a: 'b' }, isClosing: true },
    ['a held', 'b', 'c', 'a'],
    [],
  ],
  [
    'a chain, one after the other',
    { after: { a: 'b', b: 'c' }, isClosing: false },
    ['a held', 'b held', 'c', 'a held', 'b', 'a'],
    [],
  ],
  [
    'what needs a moment gets one at the end',
    { after: { a: 'moment' }, isClosing: true },
    ['a held', 'b', 'c', 'a held', 'a'],
    [],
  ],
  [
    'nothing is tried again beyond the budget',
    { after: { a: 'c', b: 'c' }, isClosing: true, budget: 4 },
    ['a held', 'b held', 'c', 'a', 'b'],
    [],
  ],
  [
    'what stays is told once',
    { after: { a: 'never', b: 'never', c: 'never' }, isClosing: true },
    ['a held', 'b held', 'c held', 'a told', 'b told', 'c told'],
    [],
  ],
  [
    'what a case cannot delete is kept for the end',
    { after: { a: 'never' }, isClosing: false },
    ['a held', 'b', 'c', 'a held'],
    ['a'],
  ],
])('%s', async (_, given, log, kept) => {
  expect(await swept(given)).toEqual({ log, kept });
});
