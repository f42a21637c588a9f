import type { KeptBody } from '../journal/journal-entry.ts';

/** Larger bodies are not kept, in bytes: as many as are searched for secrets. */
const maxKeptBytes = 1_000_000;

/** Keeps a body that goes by in pieces: all of it, or its size where it is too large. */
export class BodyTap {
  #chunks: Uint8Array[] = [];
  #size = 0;

  /** Refers to the piece, which nobody may change afterwards. */
  add(chunk: Uint8Array): void {
    this.#size += chunk.length;
    if (this.#size > maxKeptBytes) this.#chunks = [];
    else this.#chunks.push(chunk);
  }

  get size(): number {
    return this.#size;
  }

  /** What was added so far; undefined for nothing. */
  body(): KeptBody {
    if (this.#size === 0) return undefined;
    return this.#size > maxKeptBytes ? this.#size : Buffer.concat(this.#chunks);
  }
}
