/** Random numbers that follow from a seed: the same in every run. Not for secrets. */
export class Dice {
  #state: number;

  /** @param seed a whole number */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, a limit of at most 2^32. */
  below(limit: number): number {
    return Math.floor((this.#next() / 4_294_967_296) * limit);
  }

  /** One of several. @throws RangeError where there are none */
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('there is nothing to pick from');
    return item;
  }

  /** A UUID of version 4. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
  uuid(): string {
    const bytes = Array.from({ length: 16 }, (_, index) => {
      const byte = this.below(256);
      if (index === 6) return (byte & 0x0f) | 0x40;
      return index === 8 ? (byte & 0x3f) | 0x80 : byte;
    });
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** A time between two, in whole seconds: `2024-03-01T08:00:00.000Z`. */
  timeBetween(from: string, to: string): string {
    const [first, last] = [Date.parse(from) / 1000, Date.parse(to) / 1000];
    return new Date((first + this.below(last - first + 1)) * 1000).toISOString();
  }

  /** Mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
