import type { Lenience } from '../lenience.ts';

/** What each of these mutants lets pass. */
export const lenience: Lenience = {
  'repeated-barcodes': (operation, { keyword }) => operation === 'POST /items' && keyword === 'uniqueItems',
  'fraction-of-a-cent': (operation, { name, keyword }) =>
    operation === 'PUT /items/{sku}' && name === '/price_cents' && keyword === 'type',
  weightless: (operation, { name, keyword }) =>
    operation === 'PATCH /items/{sku}' && name === '/weight_kg' && keyword === 'exclusiveMinimum',
  'ninth-attribute': (operation, { keyword }) => operation === 'POST /items' && keyword === 'maxProperties',
  'attribute-of-number': (operation, { name, keyword }) =>
    operation === 'POST /items' && name.startsWith('/attributes/') && keyword === 'type',
  'negative-offset': (operation, { name, keyword }) =>
    operation === 'GET /items' && name === 'offset' && keyword === 'minimum',
  'discontinued-maybe': (operation, { in: where, name }) =>
    operation === 'GET /items' && where === 'query' && name === 'discontinued',
  'nothing-moved': (operation, { name, keyword }) =>
    operation === 'POST /items/{sku}/movements' && name === '/delta' && keyword === 'not',
  'no-reason': (operation, { property, keyword }) =>
    operation === 'POST /items/{sku}/movements' && property === 'reason' && keyword === 'required',
  'stock-without-if-match': (operation, { name, keyword }) =>
    operation === 'PUT /items/{sku}/stock' && name === 'If-Match' && keyword === 'required',
  'category-without-title': (operation, { property, keyword }) =>
    operation === 'POST /categories' && property === 'title' && keyword === 'required',
};
