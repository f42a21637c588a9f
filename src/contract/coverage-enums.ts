import { viewsOf } from '../http/schema-views.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import type { Location } from '../problem.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import { schemaParts } from '../schema/resolve-schema.ts';

/** A place of a body, or a parameter, that has one of several values. */
export interface EnumPlace {
  /** Names of properties; lists on the way are left out: `['data', 'status']`. */
  readonly path: readonly string[];
  readonly values: readonly { readonly value: unknown; readonly at: Location }[];
}

/** Bodies are looked into so many properties deep, which is that of an item within an envelope. */
const maxLevels = 2;
/** Lists within lists, which have no name. */
const maxLists = 5;
/** More places than this are not counted. */
const maxPlaces = 200;

/** The enums of a schema: its own, and those of its properties two levels deep. */
export function enumPlaces(model: Model, schema: SchemaNode, direction: Direction): readonly EnumPlace[] {
  const places: EnumPlace[] = [];
  const visit = (node: SchemaNode, path: readonly string[], lists: number): void => {
    const parts = new Map(viewsOf(model, node).flatMap((view) => view.map((part) => [part.value, part])));
    for (const { value, at } of parts.values()) {
      if (!isObject(value) || places.length >= maxPlaces) continue;
      if (Array.isArray(value.enum)) places.push({ path, values: enumValues(value.enum, at) });
      if (value.items !== undefined && lists < maxLists) {
        visit({ value: value.items, at: childOf(at, 'items') }, path, lists + 1);
      }
      if (path.length >= maxLevels || !isObject(value.properties)) continue;
      for (const [name, property] of Object.entries(value.properties)) {
        const child = { value: property, at: childOf(at, 'properties', name) };
        if (!isHidden(model, child, direction)) visit(child, [...path, name], lists);
      }
    }
  };
  visit(schema, [], 0);
  return places;
}

function enumValues(list: readonly unknown[], at: Location): EnumPlace['values'] {
  return list.map((value, index) => ({ value, at: childOf(at, 'enum', index) }));
}

/** Whether the other side alone sets it, so that it cannot be seen here. */
function isHidden(model: Model, schema: SchemaNode, direction: Direction): boolean {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  return schemaParts(model, schema).some(({ value }) => isObject(value) && value[flag] === true);
}

/** The values that a body has at a place: of lists those of all items. */
export function valuesAt(body: unknown, path: readonly string[]): readonly unknown[] {
  let values = itemsOf([body]);
  for (const name of path) {
    values = itemsOf(
      values.flatMap((value) => (isObject(value) && Object.hasOwn(value, name) ? [value[name]] : [])),
    );
  }
  return values;
}

function itemsOf(values: readonly unknown[]): readonly unknown[] {
  let items = values;
  for (let depth = 0; depth <= maxLists && items.some(Array.isArray); depth += 1) items = items.flat();
  return items;
}
