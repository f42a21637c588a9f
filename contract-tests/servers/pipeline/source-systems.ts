import type { Row } from './dataset-tables.ts';
import { crmCustomers, shopOrders, webOrders } from './demo-rows.ts';
import type { Source } from './types.ts';

/** A system that sources name: it stands for one of a real deployment. */
export interface SourceSystem {
  readonly address: string;
  /** The column that identifies a row; a row without it cannot be written. */
  readonly key: string;
  readonly rows: readonly Row[];
  /** How often in a row it has to be asked before it answers. */
  readonly answersAtAttempt: number;
}

/** What asking a system came to. */
export type Asked =
  | { readonly ok: true; readonly system: SourceSystem }
  /** `isPassing`: asking again may help. */
  | { readonly ok: false; readonly isPassing: boolean; readonly reason: string };

/** The systems that can be read. Nothing is fetched: any other address is unreadable. */
const systems: readonly SourceSystem[] = [
  { address: 'gs://sales-data-bucket', key: 'order_id', rows: shopOrders, answersAtAttempt: 1 },
  { address: 'acme-prod:europe-west3:crm/crm', key: 'customer_id', rows: crmCustomers, answersAtAttempt: 1 },
  { address: 'https://orders.acme.dev', key: 'order_id', rows: webOrders, answersAtAttempt: 2 },
];

/** The system at an address, as tables name their origin. */
export function systemAt(address: string | null): SourceSystem | undefined {
  return systems.find((system) => system.address === address);
}

/** Asks the system of a source for its data. @param attempt how often it was asked with this time, from 1 */
export function askSystem(source: Source, attempt: number): Asked {
  const address = addressOf(source);
  const system = systemAt(address);
  if (!system) return { ok: false, isPassing: false, reason: `${address}: access denied` };
  if (attempt < system.answersAtAttempt)
    return { ok: false, isPassing: true, reason: `${address}: connection reset` };
  return { ok: true, system };
}

/** Where the data of a source is: `gs://sales-data-bucket`. */
export function addressOf({ source_type, connection_details: details }: Source): string {
  const text = (name: string) => {
    const value = Object.hasOwn(details, name) ? details[name] : undefined;
    return typeof value === 'string' ? value.slice(0, 200) : `(no ${name})`;
  };
  switch (source_type) {
    case 'GCS':
      return `gs://${text('bucket_name')}`;
    case 'CLOUD_SQL':
      return `${text('instance')}/${text('database')}`;
    case 'API':
      return text('base_url');
    case 'BIGQUERY':
      return `${text('project')}.${text('dataset')}`;
  }
}
