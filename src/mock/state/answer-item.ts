import { setOwn } from '../../http/set-own.ts';
import type { SchemaNode } from '../../model/model.ts';
import type { Envelope } from '../../resources/resource.ts';
import { repairValue } from '../../schema/sample/repair.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type ItemValue, isJustFinished } from './finish-value.ts';
import { itemUrl } from './item-url.ts';
import { type Otherwise, shownShape } from './shown-shape.ts';
import { type StateCall, sampleOptions } from './state-call.ts';
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
  const shape = schema && shownShape(context, resource, schema);
  if (!shape || shape.isWhole) return value;
  const shown: Record<string, unknown> = {};
  for (const { name, otherwise } of shape.properties()) {
    const found = Object.hasOwn(value, name)
      ? value[name]
      : otherwise && shownOtherwise(state, item, otherwise);
    if (found !== undefined) setOwn(shown, name, found);
  }
  const isGood = validatorOf(model, schema, 'response').check(shown).length === 0;
  if (isGood && facts.isObject(schema)) return shown;
  return repairValue(model, schema, shown, 'response', random(), sampleOptions(state)).value;
}

function shownOtherwise(state: StateCall, item: StoredItem, otherwise: Otherwise): unknown {
  switch (otherwise.kind) {
    case 'id':
      return idOf(state, item);
    case 'url':
      return itemUrl(state, item, otherwise.example);
    case 'done':
      return true;
  }
}

/**
 * The schema that the whole body of an answer is known to be valid for: where it is the item, which was made or changed
 * just now.
 */
export function validFor(
  { context, resource }: StateCall,
  value: ItemValue,
  { path, schema }: Envelope,
): SchemaNode | undefined {
  const isKnown = path.length === 0 && schema !== undefined && isJustFinished(value);
  return isKnown && shownShape(context, resource, schema).isWhole ? schema : undefined;
}

/** The id as the item has it: a number where it is one. */
export function idOf({ resource }: StateCall, { id, value }: StoredItem): unknown {
  const property = resource.id?.property;
  return property !== undefined && Object.hasOwn(value, property) ? value[property] : id;
}
