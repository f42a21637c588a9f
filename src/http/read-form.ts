import type { MediaType, Model, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { BodyReading, PartFault } from './body-reading.ts';
import { firstValid, type ReadContext } from './first-valid.ts';
import { Malformed } from './malformed.ts';
import { namedFieldsReader, repeatedReader } from './read-fields.ts';
import { fieldsParameterReader } from './read-parameter.ts';
import { maxQueryFields, parseQuery, type QueryField } from './read-query.ts';
import { propertyNames, propertyOf, type SchemaView, viewsOf } from './schema-views.ts';
import { encodingOf, encodingStyle } from './serialize-body.ts';
import { setOwn } from './set-own.ts';

/**
 * The reader of urlencoded bodies: the fields of each property in the style that its encoding names, else repeated for
 * a list and as JSON for an object.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#encoding-object
 */
export function formReader(model: Model, mediaType: MediaType): (text: string) => BodyReading {
  const context: ReadContext = { model, direction: 'request' };
  const { schema } = mediaType;
  const readers = (schema ? viewsOf(model, schema) : [[]]).map((view) =>
    objectReader(context, mediaType, view),
  );
  const choose = schema
    ? firstValid(
        context,
        schema,
        readers.map((read) => (fields: readonly QueryField[]) => read(fields, undefined)),
      )
    : (fields: readonly QueryField[]) => readers[0]?.(fields, undefined);
  return (text) => {
    const fields = parseQuery(text.trim());
    if (!fields) return tooManyFields;
    const faults: PartFault[] = [];
    // What no style can read is found once more, by the first way to read it.
    const value = choose(fields);
    if (hasMalformed(value)) return { ok: true, value: readers[0]?.(fields, faults), faults };
    return { ok: true, value };
  };
}

const tooManyFields: BodyReading = {
  ok: false,
  fault: {
    status: 400,
    code: 'too-many-fields',
    title: 'The request body has too many fields',
    detail: `At most ${maxQueryFields} are read.`,
  },
};

function hasMalformed(value: unknown): boolean {
  return isObject(value) && Object.values(value).some((item) => item instanceof Malformed);
}

/** @returns a reader that puts what cannot be read among the faults, or where there are none into the value */
function objectReader(
  context: ReadContext,
  mediaType: MediaType,
  view: SchemaView,
): (fields: readonly QueryField[], faults: PartFault[] | undefined) => Record<string, unknown> {
  const names = propertyNames(view);
  const properties = names.map((name) => ({
    name,
    ...propertyReader(context, mediaType, name, propertyOf(view, name), new Set(names)),
  }));
  return (fields, faults) => {
    const value: Record<string, unknown> = {};
    for (const { name, read } of properties) {
      const item = read(fields);
      if (item instanceof Malformed && faults) {
        faults.push({ path: [name], code: item.code, message: item.reason });
      } else if (item !== undefined) setOwn(value, name, item);
    }
    const others = fields.filter(({ name }) => !properties.some(({ claims }) => claims(name)));
    for (const name of new Set(others.map((field) => field.name))) {
      const read = repeatedReader(context, propertyOf(view, name));
      setOwn(value, name, read(others.filter((field) => field.name === name).map(({ raw }) => raw)));
    }
    return value;
  };
}

function propertyReader(
  context: ReadContext,
  mediaType: MediaType,
  name: string,
  schema: SchemaNode | undefined,
  siblings: ReadonlySet<string>,
): ReturnType<typeof namedFieldsReader> {
  const style = encodingStyle(name, encodingOf(mediaType, name));
  if (!style) return namedFieldsReader(name, repeatedReader(context, schema));
  return fieldsParameterReader(context.model, { ...style, schema }, siblings, context.direction);
}
