import type { Model, SchemaNode } from '../../model/model.ts';
import { loadPrism } from './prism-parts.ts';
import { prismSchema } from './prism-schema.ts';

/** A value as Prism makes it up in static mode; too complex a schema has none. */
export type StaticSample = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** As many schemas as Prism visits for one value. */
const ticks = 2500;

/** The value that Prism makes up for a schema: the same each time, not always a valid one. */
export function staticSample(model: Model, schema: SchemaNode): StaticSample {
  const { sampler } = loadPrism();
  const { schema: root, targets } = prismSchema(model, schema);
  const { warn } = console;
  // It warns of what it cannot merge, without a place; the value is checked afterwards.
  console.warn = () => {};
  try {
    return { ok: true, value: sampler.sample(root, { ticks, quiet: true }, targets) };
  } catch {
    return { ok: false };
  } finally {
    console.warn = warn;
  }
}
