import type { Row } from './dataset-tables.ts';

const names = ['Ada', 'Blaise', 'Clara', 'Dennis', 'Edith', 'Frances', 'Grace', 'Hedy'];
const countries = ['DE', 'FR', 'IT', 'ES'];

/** The customers of the CRM, the system of record: 40, all as they should be. */
export const crmCustomers: readonly Row[] = Array.from({ length: 40 }, (_, index) => {
  const id = index + 1;
  const name = names[index % names.length];
  return {
    customer_id: id,
    name: `${name} ${String.fromCharCode(65 + (index % 26))}.`,
    email: `${name?.toLowerCase()}.${id}@example.com`,
    age: 20 + ((id * 7) % 50),
    country: countries[index % countries.length],
    signed_up_on: dayOf(index % 20),
  };
});

/** The orders of the shop: 30, of which one has no id and two are marked as deleted. */
export const shopOrders: readonly Row[] = Array.from({ length: 30 }, (_, index) => ({
  order_id: index === 17 ? null : 1001 + index,
  customer_id: 1 + ((index * 3) % 40),
  total: 10 + ((index * 37) % 300) + 0.5,
  order_date: dayOf(index % 10),
  note: null,
  is_deleted: index === 5 || index === 21,
}));

/** The orders of the web service: 12. */
export const webOrders: readonly Row[] = Array.from({ length: 12 }, (_, index) => ({
  order_id: 5001 + index,
  customer_id: 1 + index,
  total: 25 + index,
  order_date: dayOf(index),
  is_deleted: false,
}));

/** The customers as an old import left them: addresses and countries that are missing or wrong, rows twice. */
export const importedCustomers: readonly Row[] = [
  ...crmCustomers.map((row, index): Row => {
    if (index % 5 === 2) return { ...row, email: null };
    if (index % 9 === 4) return { ...row, age: 250 + index };
    if (index % 8 === 1) return { ...row, country: ` ${String(row.country).toLowerCase()}` };
    return row;
  }),
  ...crmCustomers.slice(0, 2),
];

/** `2025-06-01` and the days behind it. */
function dayOf(index: number): string {
  return new Date(Date.UTC(2025, 5, 1 + index)).toISOString().slice(0, 10);
}
