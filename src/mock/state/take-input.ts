import { ownValueAt } from '../../document/pointer.ts';
import { setOwn } from '../../http/set-own.ts';
import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Envelope, Resource } from '../../resources/resource.ts';
import { hiddenProperties } from '../../schema/hidden-properties.ts';
import { itemShape } from './item-shape.ts';
import type { StatePlace } from './state-call.ts';
import type { KeptFile } from './store.ts';

/** What a request says of an item. */
export interface ItemInput {
  /** What becomes part of the item. */
  readonly values: Readonly<Record<string, unknown>>;
  /** All that a client may say, by the schema of the request; empty where it says nothing of it. */
  readonly names: ReadonlySet<string>;
  readonly schema: SchemaNode | undefined;
  /** The file that came with it, and is kept with the item. */
  readonly file?: KeptFile | undefined;
}

/** Takes from a body what belongs into an item: not what the server alone sets, nor what is never shown. */
export function takeInput(place: StatePlace, body: unknown, { path, schema }: Envelope): ItemInput {
  const { names, isTaken } = schema ? inputShape(place, schema) : makeInputShape(place, undefined);
  const given = ownValueAt(body, path);
  const values: Record<string, unknown> = {};
  if (isObject(given) && !ArrayBuffer.isView(given)) {
    for (const name of Object.keys(given)) {
      const value = given[name];
      // Bytes of an upload are no JSON.
      if (!ArrayBuffer.isView(value) && isTaken(name)) setOwn(values, name, value);
    }
  }
  return { values, names, schema };
}

/** What a schema lets clients say of the items of a resource. */
interface InputShape {
  readonly names: ReadonlySet<string>;
  readonly isTaken: (name: string) => boolean;
}

const shapes = new WeakMap<Resource, WeakMap<SchemaNode, InputShape>>();

function inputShape(place: StatePlace, schema: SchemaNode): InputShape {
  let known = shapes.get(place.resource);
  if (!known) {
    known = new WeakMap();
    shapes.set(place.resource, known);
  }
  let shape = known.get(schema);
  if (!shape) {
    shape = makeInputShape(place, schema);
    known.set(schema, shape);
  }
  return shape;
}

function makeInputShape({ context, resource }: StatePlace, schema: SchemaNode | undefined): InputShape {
  const { model, facts } = context;
  const { properties, readOnly, writeOnly } = itemShape(context, resource);
  // A schema that is shown and sent alike has what the server sets as well.
  const names = new Set(schema ? facts.properties(schema).keys() : []).difference(readOnly);
  const hidden = schema && hiddenProperties(model.document, schema.value, schema.at, 'response');
  return {
    names,
    isTaken: (name) => {
      if (readOnly.has(name) || writeOnly.has(name) || hidden?.has(name)) return false;
      // What can be sent, and is not among what is read, is for the server alone: a password, the address of a callback.
      return properties.size === 0 || properties.has(name) || !names.has(name);
    },
  };
}
