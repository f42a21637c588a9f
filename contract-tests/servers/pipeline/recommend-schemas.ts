import type { Row, Table } from './dataset-tables.ts';
import { idOf } from './id-of.ts';
import { rounded } from './metrics.ts';
import type { PipelineStore } from './pipeline-store.ts';
import type { SchemaRecommendation } from './types.ts';

/** A change to one column. */
type Advice = Pick<SchemaRecommendation, 'type' | 'description' | 'estimated_savings_percent'>;

/** Changes to tables that would make them cheaper, by what is in them, the greatest savings first. */
export function recommendSchemas({ tables }: PipelineStore): readonly SchemaRecommendation[] {
  return tables
    .tables()
    .flatMap((table) => {
      const rows = tables.rows(table).map(({ value }) => value);
      return columnsOf(rows).flatMap((column) => adviceFor(column, rows).map((one) => located(table, one)));
    })
    .toSorted((one, other) => other.estimated_savings_percent - one.estimated_savings_percent);
}

function located({ dataset, table }: Table, advice: Advice): SchemaRecommendation {
  return {
    recommendation_id: idOf(dataset, table, advice.type, advice.description),
    dataset,
    table,
    ...advice,
  };
}

function columnsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function adviceFor(column: string, rows: readonly Row[]): readonly Advice[] {
  const values = rows.map((row) => row[column] ?? null);
  const present = values.filter((value) => value !== null);
  const distinct = new Set(present.map((value) => JSON.stringify(value))).size;
  if (distinct <= 1 && (rows.length > 1 || present.length === 0)) {
    const share = bytesOf(values) / rows.reduce((sum, row) => sum + bytesOf(Object.values(row)), 0);
    const what = present.length === 0 ? 'it is always empty' : 'all rows have the same in it';
    return [advice('drop_column', `Drop ${column}: ${what}`, 100 * share)];
  }
  const texts = present.filter((value) => typeof value === 'string');
  if (texts.length < present.length) return [];
  if (texts.every((text) => /^\d{4}-\d{2}-\d{2}/.test(text)))
    return [advice('partition', `Partition by ${column}: ${distinct} days`, 100 * (1 - 1 / distinct))];
  if (texts.every((text) => /^-?\d+(?:\.\d+)?$/.test(text))) {
    const share = texts.length * 8 < bytesOf(texts) ? 1 - (texts.length * 8) / bytesOf(texts) : 0;
    return [advice('column_type', `Store ${column} as numbers`, 100 * share)];
  }
  const isGrouped = distinct * 4 <= texts.length;
  return isGrouped
    ? [advice('cluster', `Cluster by ${column}: ${distinct} values`, 50 * (1 - distinct / texts.length))]
    : [];
}

function advice(type: Advice['type'], description: string, savings: number): Advice {
  return { type, description, estimated_savings_percent: rounded(savings) };
}

function bytesOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
}
