import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

/** Stands for a value that is taken away. */
export const removed: unique symbol = Symbol('removed');

/** A copy of an object with a property set, or without it; the order stays. */
export function withProperty(value: Record<string, unknown>, name: string, change: unknown): unknown {
  const copy: Record<string, unknown> = {};
  for (const [key, old] of Object.entries(value)) {
    if (key !== name) setOwn(copy, key, old);
    else if (change !== removed) setOwn(copy, key, change);
  }
  if (change !== removed && !Object.hasOwn(value, name)) setOwn(copy, name, change);
  return copy;
}

/** Whether a value has properties: no list, no bytes. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !(value instanceof Uint8Array);
}
