import type { StoredResponse } from '../stored-response.ts';
import type { ExchangeTimes } from './freshness.ts';

/** A stored answer, and the request headers that it was chosen by. */
export interface CacheEntry extends ExchangeTimes {
  readonly response: StoredResponse;
  /** By lower-case name, as `Vary` lists them; null for one that was not sent. */
  readonly chosenBy: readonly (readonly [string, string | null])[];
}

/** Answers by URL, in memory: what was used longest ago goes first when there is no room. */
export class CacheStore {
  readonly #entries = new Map<string, readonly CacheEntry[]>();
  #bytes = 0;
  #count = 0;
  readonly #maxEntries: number;
  readonly #maxBytes: number;

  /** @param maxBytes of bodies */
  constructor(maxEntries: number, maxBytes: number) {
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
  }

  /** The newest answer under a key that was chosen by the same headers. */
  find(key: string, headers: Headers): CacheEntry | undefined {
    const entries = this.#entries.get(key);
    const found = entries?.find((entry) => isChosenBy(entry, headers));
    if (entries && found) this.#use(key, entries);
    return found;
  }

  /** Keeps an answer in place of the one that the same headers choose. */
  put(key: string, headers: Headers, entry: CacheEntry): void {
    const others = (this.#entries.get(key) ?? []).filter((other) => !isChosenBy(other, headers));
    this.delete(key);
    this.#add(key, sizeOf(entry) > this.#maxBytes ? others : [entry, ...others]);
    for (const [oldest] of this.#entries) {
      if (this.#count <= this.#maxEntries && this.#bytes <= this.#maxBytes) break;
      this.#shorten(oldest);
    }
  }

  /** Forgets all answers under a key. */
  delete(key: string): void {
    const entries = this.#entries.get(key) ?? [];
    this.#count -= entries.length;
    this.#bytes -= entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
    this.#entries.delete(key);
  }

  /** Forgets all answers under the keys that are chosen. */
  deleteAll(isChosen: (key: string) => boolean): void {
    for (const key of [...this.#entries.keys()]) if (isChosen(key)) this.delete(key);
  }

  #add(key: string, entries: readonly CacheEntry[]): void {
    if (entries.length === 0) return;
    this.#entries.set(key, entries);
    this.#count += entries.length;
    this.#bytes += entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  }

  #use(key: string, entries: readonly CacheEntry[]): void {
    this.#entries.delete(key);
    this.#entries.set(key, entries);
  }

  /** Of one key the older answers go first, one at a time, until there is room. */
  #shorten(key: string): void {
    let entries = this.#entries.get(key) ?? [];
    while (entries.length > 0 && (this.#count > this.#maxEntries || this.#bytes > this.#maxBytes)) {
      this.delete(key);
      entries = entries.slice(0, -1);
      this.#add(key, entries);
    }
  }
}

function isChosenBy({ chosenBy }: CacheEntry, headers: Headers): boolean {
  return chosenBy.every(([name, value]) => headers.get(name) === value);
}

function sizeOf({ response }: CacheEntry): number {
  return response.body?.byteLength ?? 0;
}
