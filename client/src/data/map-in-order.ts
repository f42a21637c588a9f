/**
 * Does some work for each of a list, so many at a time, and gives the results in the order of the list.
 *
 * No more than `concurrency` are begun ahead of what was taken. When one fails or the reader leaves, no other is begun,
 * and the signal of those that run aborts.
 *
 * @throws what the work throws, in its place
 */
export async function* mapInOrder<T, Result>(
  source: Iterable<T>,
  concurrency: number,
  work: (item: T, signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal,
): AsyncGenerator<Result, void> {
  const leaving = new AbortController();
  const linked = AbortSignal.any([signal, leaving.signal]);
  const running: Promise<Result>[] = [];
  const items = source[Symbol.iterator]();
  const begin = () => {
    const next = items.next();
    if (next.done) return;
    const result = work(next.value, linked);
    // It may fail before its turn comes to be waited for.
    result.catch(() => {});
    running.push(result);
  };
  try {
    for (let index = 0; index < concurrency; index += 1) begin();
    for (let first = running.shift(); first; first = running.shift()) {
      signal.throwIfAborted();
      const result = await first;
      begin();
      yield result;
    }
  } finally {
    leaving.abort();
    items.return?.();
  }
}
