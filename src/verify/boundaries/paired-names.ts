import { wordsOfName } from '../../schema/sample/name-words.ts';

/** Words of which two names differ that belong together: one must not be above the other. */
const ends: readonly (readonly string[])[] = [
  ['min', 'max'],
  ['minimum', 'maximum'],
  ['start', 'end'],
  ['starts', 'ends'],
  ['begin', 'end'],
  ['from', 'to'],
  ['from', 'until'],
  ['since', 'until'],
  ['after', 'before'],
  ['lower', 'upper'],
  ['low', 'high'],
  ['first', 'last'],
  ['open', 'close'],
  ['opens', 'closes'],
  ['gt', 'lt'],
  ['gte', 'lte'],
  ['in', 'out'],
  ['departure', 'arrival'],
  ['created', 'updated'],
  ['valid', 'expires'],
  ['total', 'subtotal'],
];

/** Whether one of the others is the other end of what a name is an end of: `starts_at` and `ends_at`. */
export function isEndOfPair(name: string, others: readonly string[]): boolean {
  const words = wordsOfName(name);
  return ends.some((pair) =>
    pair.some((end) =>
      pair.some(
        (otherEnd) =>
          end !== otherEnd &&
          words.includes(end) &&
          others.some((other) => {
            const swapped = words.map((word) => (word === end ? otherEnd : word)).join(' ');
            return wordsOfName(other).join(' ') === swapped;
          }),
      ),
    ),
  );
}
