import type { Item } from './store.ts';
import type { World } from './world.ts';

/** An item as it is shown: in a list, on its own, or in the answer to a change. */
export function itemView({ on }: World, item: Item, where: 'list' | 'item' | 'answer'): object {
  const { supplier_token, version, barcodes, ...rest } = item;
  const isNull = on('barcodes-null-when-none') && where === 'item' && barcodes.length === 0;
  const shown = {
    ...rest,
    barcodes: isNull ? null : barcodes,
    version: on('version-as-text') && where === 'list' ? String(version) : version,
    ...(on('write-only-shown') && where === 'item' && supplier_token !== undefined && { supplier_token }),
  };
  return on('keys-reversed') ? Object.fromEntries(Object.entries(shown).reverse()) : shown;
}
