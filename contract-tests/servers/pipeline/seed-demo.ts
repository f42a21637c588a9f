import { inTransaction } from '../shared/database.ts';
import { importedCustomers, shopOrders } from './demo-rows.ts';
import { type PipelineStore, timeOf } from './pipeline-store.ts';
import type { RuleWrite } from './types.ts';
import { validateDataset } from './validate-dataset.ts';

const customers = { dataset: 'customer_data', table: 'customers' };

/** The rules that the customers have from the first start on. */
const rules: readonly (RuleWrite & { readonly id: string })[] = [
  {
    id: 'c0ffee12-3456-4789-8abc-def012345678',
    rule_name: 'Customers have an address',
    ...customers,
    column: 'email',
    rule_type: 'not_null',
    severity: 'high',
  },
  {
    id: 'c0ffee12-3456-4789-8abc-def012345679',
    rule_name: 'Customers are not older than people get',
    ...customers,
    column: 'age',
    rule_type: 'range',
    parameters: { min: 0, max: 120 },
    severity: 'medium',
  },
];

/** Fills a database that is new: two tables of data as it is in life, two rules, and what a validation finds. */
export function seedDemo(store: PipelineStore): void {
  const { tables, rules: kept } = store;
  if (tables.tables().length > 0) return;
  inTransaction(store.database, () => {
    const now = timeOf(store);
    tables.create(customers, 'acme-prod:europe-west3:crm/crm', now);
    tables.append(customers, importedCustomers);
    const orders = { dataset: 'sales_data', table: 'orders' };
    tables.create(orders, 'gs://sales-data-bucket', now);
    const isWritten = (row: (typeof shopOrders)[number]) => row.order_id !== null && row.is_deleted !== true;
    tables.append(orders, shopOrders.filter(isWritten));
    const defaults = { table: null, column: null, parameters: {}, is_enabled: true };
    for (const { id, ...rule } of rules)
      kept.insert({ rule_id: id, ...defaults, ...rule, created_at: now, updated_at: now });
    validateDataset(store, customers.dataset, null);
  });
}
