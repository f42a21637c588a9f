import type { Model, SchemaNode } from '../model/model.ts';
import { lazy } from '../model/values.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import { validatorOf } from '../schema/validate.ts';

/** One way to read what came; undefined where what came cannot be meant that way. */
export type Candidate<W> = (wire: W) => unknown;

/** What a reader needs beside what came. */
export interface ReadContext {
  readonly model: Model;
  readonly direction: Direction;
}

/** Reads as the first candidate does whose value is valid; where none is, as the first that has one. */
export function firstValid<W>(
  { model, direction }: ReadContext,
  schema: SchemaNode,
  candidates: readonly Candidate<W>[],
): (wire: W) => unknown {
  if (candidates.length === 1 && candidates[0]) return candidates[0];
  const validator = lazy(() => validatorOf(model, schema, direction));
  return (wire) => {
    let first: unknown;
    for (const candidate of candidates) {
      const value = candidate(wire);
      if (value === undefined || value === first) continue;
      if (validator().checkPlainly(value).length === 0) return value;
      if (first === undefined) first = value;
    }
    return first;
  };
}
