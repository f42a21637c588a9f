import { operationLabel } from '../contract/finding.ts';
import type { Operation } from '../model/model.ts';

/** One of several runs that share the operations of a document among them. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`; undefined where it is none. */
export function parseShard(text: string): Shard | undefined {
  const [, first, second] = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? [];
  const index = Number(first);
  const count = Number(second);
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** Whether an operation is one of a shard's: it stays where it is when others come and go. */
export function isInShard(operation: Pick<Operation, 'method' | 'path'>, { index, count }: Shard): boolean {
  return hashOf(operationLabel(operation)) % count === index - 1;
}

/** FNV-1a, 32 bits. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // Its low bits alone are not mixed well enough for small counts.
  return (hash ^ (hash >>> 15)) >>> 0;
}
