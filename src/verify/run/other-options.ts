import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts, schemaProperty, typesOf } from '../../schema/resolve-schema.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';

/** More are not tried. */
const maxOptions = 6;

/** The request with another choice in one place of its body: each boolean turned round, each other value of an enum. */
export function otherOptions(model: Model, request: CaseRequest): readonly CaseRequest[] {
  const { body } = request;
  const schema = body?.mediaType?.schema;
  if (!body?.mediaType || !schema || !isObject(body.value)) return [];
  const { mediaType, value } = body;
  const choices = [...propertyNames(model, schema)].flatMap((name) => {
    const node = schemaProperty(model, schema, name);
    if (!node) return [];
    const values = choicesOf(model, node).filter((one) => one !== value[name]);
    return values.map((one) => withBodyValue(model, request, mediaType, { ...value, [name]: one }));
  });
  return choices.filter((one) => one !== undefined).slice(0, maxOptions);
}

function choicesOf(
  model: Model,
  node: { value: unknown; at: { source: string; pointer: string } },
): readonly unknown[] {
  const enums = schemaParts(model, node).flatMap(({ value }) =>
    isObject(value) && Array.isArray(value.enum) ? value.enum : [],
  );
  if (enums.length > 0) return enums;
  return typesOf(model, node).has('boolean') && typesOf(model, node).size <= 2 ? [false, true] : [];
}

function propertyNames(model: Model, schema: Parameters<typeof schemaParts>[1]): ReadonlySet<string> {
  return new Set(
    schemaParts(model, schema).flatMap(({ value }) =>
      isObject(value) && isObject(value.properties) ? Object.keys(value.properties) : [],
    ),
  );
}
