import type { SchemaNode } from '../model/model.ts';
import { type Candidate, firstValid, type ReadContext } from './first-valid.ts';
import { deepObjectReader } from './read-deep-object.ts';
import { decodeField, type QueryField } from './read-query.ts';
import { textReaderOf } from './read-scalar.ts';
import { itemsOf, propertyNames, propertyOf, type SchemaView, takesOtherProperties } from './schema-views.ts';
import { setOwn } from './set-own.ts';
import { shapesOf } from './shapes.ts';

/** Reads the fields of one name, in their order; never called without any. */
export type ReadFields = (raws: readonly string[]) => unknown;

/** Reads a value that may take several fields of a query; undefined where none of them is its own. */
export interface FieldsReader {
  read(fields: readonly QueryField[]): unknown;
  /** Whether a field of this name can be its own. */
  claims(name: string): boolean;
}

/** How fields are decoded, and which names belong to other parameters. */
export interface FieldsStyle {
  readonly name: string;
  readonly decode: (text: string) => string;
  readonly others: ReadonlySet<string>;
}

/** The values of one name: `a=1&a=2` is a list where the schema has one; else it is one value too many. */
export function repeatedReader(
  context: ReadContext,
  schema: SchemaNode | undefined,
  decode: (text: string) => string = decodeField,
): ReadFields {
  const readText = textReaderOf(context.model, schema, context.direction);
  const scalar: ReadFields = ([raw = '', ...more]) =>
    more.length === 0 ? readText(decode(raw)) : [raw, ...more].map(decode);
  const shapes = schema && shapesOf(context, schema);
  if (!schema || !shapes || shapes.onlyScalar) return scalar;
  const lists = shapes.arrays.map((view): ReadFields => {
    const readItem = textReaderOf(context.model, itemsOf(view), context.direction);
    return (raws) => raws.map((raw) => readItem(decode(raw)));
  });
  // One field may hold the whole list as JSON.
  if (shapes.scalars === 'none' && shapes.objects.length === 0) {
    return firstValid(context, schema, [...lists, scalar]);
  }
  const single: Candidate<readonly string[]> = (raws) =>
    raws.length === 1 && (shapes.scalars !== 'null' || raws[0] === '') ? scalar(raws) : undefined;
  return firstValid(context, schema, [single, ...lists, scalar]);
}

/** A value whose fields all have the parameter's name. */
export function namedFieldsReader(name: string, read: ReadFields): FieldsReader {
  return {
    read(fields) {
      let first: string | undefined;
      let all: string[] | undefined;
      for (const field of fields) {
        if (field.name !== name) continue;
        if (first === undefined) first = field.raw;
        else {
          all ??= [first];
          all.push(field.raw);
        }
      }
      return first === undefined ? undefined : read(all ?? [first]);
    },
    claims: (other) => other === name,
  };
}

/**
 * The style `form`, exploded: an object's properties are fields of their own, anything else has the parameter's name.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-examples
 */
export function explodedReader(
  context: ReadContext,
  schema: SchemaNode | undefined,
  style: FieldsStyle,
): FieldsReader {
  const named = namedFieldsReader(style.name, repeatedReader(context, schema, style.decode));
  const shapes = schema && shapesOf(context, schema);
  if (!schema || !shapes || shapes.objects.length === 0) return named;
  const objects = shapes.objects.map((view) => spreadReader(context, view, style));
  const isOnlyObject = shapes.scalars === 'none' && shapes.arrays.length === 0;
  const candidates = objects.map(({ read }): Candidate<readonly QueryField[]> => read);
  return {
    read: firstValid(context, schema, isOnlyObject ? candidates : [named.read, ...candidates]),
    claims: (name) => named.claims(name) || objects.some(({ claims }) => claims(name)),
  };
}

function spreadReader(context: ReadContext, view: SchemaView, style: FieldsStyle): FieldsReader {
  const names = new Set(propertyNames(view));
  const takesOthers = takesOtherProperties(view);
  const claims = (name: string) => names.has(name) || (takesOthers && !style.others.has(name));
  return {
    claims,
    read(fields) {
      const raws = new Map<string, string[]>();
      for (const { name, raw } of fields) {
        if (!claims(name)) continue;
        const known = raws.get(name);
        if (known) known.push(raw);
        else raws.set(name, [raw]);
      }
      if (raws.size === 0) return undefined;
      const value: Record<string, unknown> = {};
      for (const [name, texts] of raws) {
        setOwn(value, name, repeatedReader(context, propertyOf(view, name), style.decode)(texts));
      }
      return value;
    },
  };
}

/** The style `deepObject`: `a[x]=1&a[y][z]=2`. */
export function deepFieldsReader(
  context: ReadContext,
  schema: SchemaNode | undefined,
  style: FieldsStyle,
): FieldsReader {
  const named = namedFieldsReader(style.name, repeatedReader(context, schema, style.decode));
  const deep = deepObjectReader(context, schema, style);
  return {
    read(fields) {
      const value = deep(fields);
      return value === undefined ? named.read(fields) : value;
    },
    claims: (name) => named.claims(name) || name.startsWith(`${style.name}[`),
  };
}
