import type { Item } from './item.ts';

/** What the run has made on the server and not deleted yet, in the order of creation. */
export class Ledger {
  readonly #items = new Set<Item>();

  /** What something else holds back: deleted when everything is. */
  readonly #held = new WeakSet<Item>();

  add(item: Item): void {
    this.#items.add(item);
  }

  /** What is on the server in spite of everything, or was deleted by a case. */
  drop(item: Item): void {
    this.#items.delete(item);
  }

  /** Forgets what has this id, as it was deleted. */
  dropById(resource: string, id: unknown): readonly Item[] {
    const gone = [...this.#items].filter(
      (item) => item.resource?.name === resource && String(item.id) === String(id),
    );
    for (const item of gone) this.#items.delete(item);
    return gone;
  }

  /** Leaves an item for the end of the run. */
  hold(item: Item): void {
    this.#held.add(item);
  }

  isHeld(item: Item): boolean {
    return this.#held.has(item);
  }

  has(item: Item): boolean {
    return this.#items.has(item);
  }

  /** How many requests deleting everything takes: what was held back before may be held back once more. */
  get cost(): number {
    let held = 0;
    for (const item of this.#items) if (this.#held.has(item)) held += 1;
    return this.#items.size + held;
  }

  /** The last made first. */
  reversed(): readonly Item[] {
    return [...this.#items].reverse();
  }
}
