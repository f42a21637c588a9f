import { setOwn } from '../../http/set-own.ts';
import type { SchemaNode } from '../../model/model.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Resource } from '../../resources/resource.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import { repairValue } from '../../schema/sample/repair.ts';
import { validatorOf } from '../../schema/validate.ts';
import { isEqual } from '../rules/equal.ts';
import type { ItemValue } from './finish-value.ts';
import { itemUrl } from './item-url.ts';
import { type StateCall, type StateContext, sampleOptions } from './state-call.ts';
import type { StoredItem } from './store.ts';

/**
 * An item as an answer shows it: as it is where the schema is that of the item, else what of it the schema has, with
 * its id and URL under the names there.
 *
 * @param value of the item at this time
 */
export function answerItem(
  state: StateCall,
  item: StoredItem,
  value: ItemValue,
  schema: SchemaNode | undefined,
): unknown {
  const { context, resource, random } = state;
  const { facts, model } = context;
  if (!schema || isWhole(context, resource, schema)) return value;
  const shown: Record<string, unknown> = {};
  for (const [name, property] of facts.properties(schema)) {
    const found = Object.hasOwn(value, name) ? value[name] : otherName(state, item, property);
    if (found !== undefined) setOwn(shown, name, found);
  }
  const isGood = validatorOf(model, schema, 'response').check(shown).length === 0;
  if (isGood && facts.isObject(schema)) return shown;
  return repairValue(model, schema, shown, 'response', random(), sampleOptions(state)).value;
}

const wholes = new WeakMap<Resource, Map<string, boolean>>();

/** Whether a schema is that of the items themselves. */
export function isWhole({ facts }: StateContext, resource: Resource, schema: SchemaNode): boolean {
  if (!resource.schema) return true;
  let known = wholes.get(resource);
  if (!known) {
    known = new Map();
    wholes.set(resource, known);
  }
  const key = `${schema.at.source}#${schema.at.pointer}`;
  const isSame =
    known.get(key) ??
    (facts.target(schema) === facts.target(resource.schema) ||
      // Written twice, and the same.
      (schema.at.source === resource.schema.at.source && isEqual(schema.value, resource.schema.value)));
  known.set(key, isSame);
  return isSame;
}

/** What an item has under another name: its id, its URL, or that something happened to it. */
function otherName(state: StateCall, item: StoredItem, { name, schema }: PropertyFacts): unknown {
  const { facts } = state.context;
  const types = facts.types(schema);
  if (isIdName(state.resource.name, name)) return idOf(state, item);
  if (types.has('string') && isUrlName(name)) return itemUrl(state, item, exampleOf(state, schema));
  const isDone = facts.isOnly(schema, 'boolean') && doneNames.has(plainName(name));
  return isDone ? true : undefined;
}

const doneNames: ReadonlySet<string> = new Set([
  'deleted',
  'success',
  'ok',
  'acknowledged',
  'accepted',
  'done',
]);

/** The id as the item has it: a number where it is one. */
export function idOf({ resource }: StateCall, { id, value }: StoredItem): unknown {
  const property = resource.id?.property;
  return property !== undefined && Object.hasOwn(value, property) ? value[property] : id;
}

/** `id`, or `job_id` and `jobId` for `jobs`. */
export function isIdName(resource: string, name: string): boolean {
  const plain = plainName(name);
  const noun = singularNoun(resource.split('/').at(-1) ?? '');
  return ['id', 'uuid', 'guid', 'key'].some((end) => plain === end || plain === `${noun}${end}`);
}

function isUrlName(name: string): boolean {
  return /^(?:(?:status|self|resource|poll|item|result)?(?:url|uri|href|location)|self|location)$/.test(
    plainName(name),
  );
}

function exampleOf({ context: { facts } }: StateCall, schema: SchemaNode): unknown {
  const examples = facts.keyword(schema, 'examples');
  return Array.isArray(examples) ? examples[0] : facts.keyword(schema, 'example');
}
