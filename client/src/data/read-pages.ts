import { mapInOrder } from './map-in-order.ts';

/** A page, and how many there are. */
export interface NumberedPage<Item> {
  readonly items: readonly Item[];
  /** The number of the last page; what the first one that is read says holds for all. */
  readonly lastPage: number;
}

/** Options of `readPages`. */
export interface ReadPagesOptions<Item> {
  /** Reads a page. It throws where the answer is an error. */
  readonly read: (page: number, signal: AbortSignal) => Promise<NumberedPage<Item>>;
  /** The first page to read, where to go on after one that failed. Default: 1. */
  readonly from?: number | undefined;
  /** How many pages are read at a time and held in memory. Default: 4. */
  readonly concurrency?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A page could not be read; those before it have been given. Go on with `from: error.page`. */
export class UnreadPageError extends Error {
  override readonly name = 'UnreadPageError';
  declare readonly page: number;

  constructor(page: number, cause: unknown) {
    super(`page ${page} could not be read: ${cause instanceof Error ? cause.message : 'see cause'}`, {
      cause,
    });
    this.page = page;
  }
}

/**
 * Reads a long list that has numbered pages, several at a time, and gives them in their order.
 *
 * The first page is read alone, since it says how many there are. For lists that stay as they are while they are read, or
 * whose server sees to that; `.pages()` of the generated client reads any list, one page behind the other.
 *
 * @throws UnreadPageError for a page whose `read` threw
 * @throws RangeError for a concurrency below 1
 * @example
 * for await (const items of readPages({ read })) await insert(items);
 */
export async function* readPages<Item>(
  options: ReadPagesOptions<Item>,
): AsyncGenerator<readonly Item[], void> {
  const { from = 1, concurrency = 4, signal = new AbortController().signal } = options;
  if (!(concurrency >= 1)) throw new RangeError(`concurrency is at least 1, not ${concurrency}`);
  const read = async (page: number, within: AbortSignal) => {
    try {
      return await options.read(page, within);
    } catch (error) {
      signal.throwIfAborted();
      throw new UnreadPageError(page, error);
    }
  };
  signal.throwIfAborted();
  const { items, lastPage } = await read(from, signal);
  if (!Number.isSafeInteger(lastPage))
    throw new RangeError(`read gives the number of the last page as lastPage, not ${String(lastPage)}`);
  yield items;
  for await (const page of mapInOrder(numbers(from + 1, lastPage), concurrency, read, signal))
    yield page.items;
}

function* numbers(first: number, last: number): Generator<number, void> {
  for (let number = first; number <= last; number += 1) yield number;
}
