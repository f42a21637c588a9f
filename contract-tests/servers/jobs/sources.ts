/** A row of a table. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The tables that the console applications can read, by address.
 *
 * They stand for the files and services of a real deployment: nothing is fetched, and any other address is unreadable.
 */
export const sources: ReadonlyMap<string, readonly Row[]> = new Map([
  [
    's3://acme-exports/orders-2025-11-23.csv',
    [
      { id: 1, customer: 'Nordwind', total: 129.5 },
      { id: 2, customer: 'Acme', total: 88 },
      { id: 2, customer: 'Acme', total: 88 },
      { id: 3, customer: null, total: 17.25 },
      { id: 4, customer: 'Contoso', total: 402.1 },
    ],
  ],
  [
    'https://data.acme.dev/v2/orders',
    [
      { id: 5, customer: 'Initech', total: 61, created_at: '2025-11-22T17:04:00Z' },
      { id: 6, customer: 'Nordwind', total: 12.9, created_at: '2025-11-23T08:41:00Z' },
      { id: 7, customer: 'Umbrella', total: 230, created_at: '2025-11-23T09:15:00Z' },
    ],
  ],
]);
