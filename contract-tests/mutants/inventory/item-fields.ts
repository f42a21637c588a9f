import type { Item, ItemFields } from './store.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

const optional = ['weight_kg', 'note', 'supplier_token'];

/** What a body of POST or PUT says, with defaults; what is read-only or unknown is left out. */
export function fieldsOf(world: World, input: Input): ItemFields {
  const { name, category, unit = 'piece', price_cents, barcodes = [], attributes = {} } = input;
  const given = optional.filter((key) => input[key] !== undefined).map((key) => [key, input[key]]);
  return {
    name: nameOf(world, name),
    category,
    unit,
    price_cents,
    barcodes,
    attributes,
    discontinued: input.discontinued ?? false,
    ...Object.fromEntries(given),
    // The document's schema has been checked before.
  } as ItemFields;
}

/** What an item is after a merge patch (RFC 7396). */
export function patchFields(world: World, item: Item, patch: Input): ItemFields {
  const { on } = world;
  const writable = [
    'name',
    'category',
    'unit',
    'price_cents',
    'barcodes',
    'weight_kg',
    'note',
    'discontinued',
  ];
  const merged = new Map<string, unknown>(Object.entries(item));
  for (const key of writable) {
    const value = patch[key];
    if (value === null && !on('null-ignored')) merged.delete(key);
    else if (value !== undefined && value !== null) merged.set(key, value);
  }
  if (patch.attributes !== undefined) {
    const given = Object.entries(patch.attributes as Readonly<Record<string, string | null>>);
    const all = new Map<string, string>(on('attributes-replaced') ? [] : Object.entries(item.attributes));
    for (const [key, value] of given) {
      if (value === null) all.delete(key);
      else all.set(key, value);
    }
    merged.set('attributes', Object.fromEntries(all));
  }
  if (on('patch-revives') && patch.discontinued === undefined) merged.set('discontinued', false);
  return fieldsOf(world, Object.fromEntries(merged));
}

function nameOf({ on }: World, name: unknown): unknown {
  return on('names-trimmed') && typeof name === 'string' ? name.trim() : name;
}
