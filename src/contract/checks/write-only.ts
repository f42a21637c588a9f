import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaItems, schemaParts, schemaProperty } from '../../schema/resolve-schema.ts';
import type { Check } from '../check.ts';
import { decodeBody } from '../decode-body.ts';
import { finding } from '../finding.ts';
import { reasonForNoBody } from './empty-body.ts';

/** Deeper values, and items of a list beyond the first ones, are not looked into. */
const limits = { depth: 6, items: 3 };

/** What clients alone send, such as a password, does not come back. */
export const checkWriteOnly: Check = ({ model, operation, exchange, mediaType, contentType, response }) => {
  if (!response || !mediaType?.schema || !mentionsWriteOnly(model)) return [];
  if (reasonForNoBody(exchange) !== undefined || exchange.response.truncated) return [];
  const decoded = decodeBody(exchange.response.body, contentType ?? mediaType.name);
  if (decoded.kind !== 'value') return [];
  return sentIn(model, mediaType.schema, decoded.value, 0).map(({ name, schema }) =>
    finding(
      'write-only-sent',
      operation,
      `the ${exchange.response.status} answer tells "${name}", which is writeOnly`,
      {
        at: schema.at,
        expected: 'no such property',
      },
    ),
  );
};

const known = new WeakMap<Model, boolean>();

/** Most documents have no such property at all. */
function mentionsWriteOnly(model: Model): boolean {
  let found = known.get(model);
  if (found === undefined) {
    found = [...model.document.sources.values()].some(({ text }) => text.includes('writeOnly'));
    known.set(model, found);
  }
  return found;
}

interface Sent {
  readonly name: string;
  readonly schema: SchemaNode;
}

function sentIn(model: Model, schema: SchemaNode, value: unknown, depth: number): readonly Sent[] {
  if (depth > limits.depth) return [];
  if (Array.isArray(value)) {
    const items = schemaItems(model, schema);
    if (!items) return [];
    const all = value.slice(0, limits.items).flatMap((item) => sentIn(model, items, item, depth + 1));
    return [...new Map(all.map((one) => [one.schema.at.pointer, one])).values()];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]): readonly Sent[] => {
    const property = schemaProperty(model, schema, name);
    if (!property) return [];
    // Null says that there is none, and no more.
    if (inner !== null && isWriteOnly(model, property)) return [{ name, schema: property }];
    return sentIn(model, property, inner, depth + 1);
  });
}

function isWriteOnly(model: Model, schema: SchemaNode): boolean {
  return schemaParts(model, schema).some(({ value }) => isObject(value) && value.writeOnly === true);
}
