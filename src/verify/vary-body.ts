import { bodyFormatOf, selectMediaType } from '../http/media-type.ts';
import type { Model, Operation, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { schemaParts } from '../schema/resolve-schema.ts';
import type { CaseRequest } from './case.ts';

/**
 * The request with a suffix on each free text of its JSON body, so that names which must be unique are.
 *
 * Texts with a format, a pattern, an enum or a const stay. Undefined where nothing can be changed.
 */
export function varyBody(
  model: Model,
  operation: Operation,
  request: CaseRequest,
  suffix: string,
): CaseRequest | undefined {
  const { body } = request;
  if (!body || bodyFormatOf(body.contentType) !== 'json') return undefined;
  const schema = selectMediaType(operation.requestBody?.content ?? [], body.contentType)?.schema;
  const value: unknown = JSON.parse(new TextDecoder().decode(body.bytes));
  if (!schema || !isObject(value)) return undefined;
  let isChanged = false;
  const varied = Object.entries(value).map(([name, item]): [string, unknown] => {
    const room = typeof item === 'string' ? roomFor(model, schema, name) : undefined;
    if (typeof item !== 'string' || room === undefined || room <= suffix.length + 1) return [name, item];
    isChanged = true;
    return [name, `${item.slice(0, room - suffix.length - 1)}-${suffix}`];
  });
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(varied)));
  return isChanged ? { ...request, body: { ...body, bytes } } : undefined;
}

/** The longest text that a property may hold; undefined where it is not free. */
function roomFor(model: Model, schema: SchemaNode, name: string): number | undefined {
  let room = 1000;
  for (const part of schemaParts(model, schema)) {
    const properties = isObject(part.value) && isObject(part.value.properties) ? part.value.properties : {};
    if (!Object.hasOwn(properties, name)) continue;
    for (const { value } of schemaParts(model, { value: properties[name], at: part.at })) {
      if (!isObject(value)) continue;
      if (['format', 'pattern', 'enum', 'const'].some((keyword) => value[keyword] !== undefined))
        return undefined;
      if (typeof value.maxLength === 'number') room = Math.min(room, value.maxLength);
    }
  }
  return room;
}
