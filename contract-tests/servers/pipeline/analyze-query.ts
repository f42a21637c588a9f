import type { DatasetTables, Row, TableName } from './dataset-tables.ts';
import { rounded } from './metrics.ts';
import type { QueryStatistics } from './query-log.ts';
import { readSql, type SqlToken } from './read-sql.ts';
import type { QueryAnalysis } from './types.ts';

type Recommendation = QueryAnalysis['recommendations'][number];

/** What is known of tables and of queries that ran. */
export interface Known {
  readonly tables: DatasetTables;
  readonly statistics: readonly QueryStatistics[];
}

/** An analysis, or why the query cannot be read. */
export type Analyzed =
  | { readonly ok: true; readonly analysis: QueryAnalysis }
  | { readonly ok: false; readonly reason: string };

/** From how many runs in 30 days a query is worth keeping its result. */
const manyRuns = 10;

/** Reads a query and says what would make it better, by its text, its tables and the queries that ran. */
export function analyzeQuery(query: string, known: Known): Analyzed {
  const read = readSql(query);
  if (!read.ok) return read;
  const { tokens } = read;
  const narrowed = narrow(query, tokens, known);
  const recommendations: Recommendation[] = [
    ...(narrowed ? [narrowed.recommendation] : []),
    ...filterAdvice(tokens),
    ...joinAdvice(tokens),
    ...pruningAdvice(tokens),
    ...repeatAdvice(query, known.statistics),
  ];
  return {
    ok: true,
    analysis: {
      original_query: query,
      optimized_query: narrowed?.query ?? null,
      estimated_savings_percent: narrowed?.savings ?? 0,
      recommendations,
    },
  };
}

/** `SELECT *` of one table that is known: the columns that other queries name take the place of the star. */
function narrow(query: string, tokens: readonly SqlToken[], { tables, statistics }: Known) {
  const star = tokens.find(
    ({ text }, index) => text === '*' && ['SELECT', 'DISTINCT'].includes(tokens[index - 1]?.upper ?? ''),
  );
  if (!star) return undefined;
  const recommendation: Recommendation = {
    type: 'projection',
    description: 'Select only the columns that are used',
  };
  const name = soleTable(tokens);
  const rows = name ? tables.rows(name).map(({ value }) => value) : [];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const words = new Set(statistics.flatMap((one) => (one.query === query ? [] : wordsOf(one.query, name))));
  const own = new Set(tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text));
  const used = columns.filter((column) => words.has(column) || own.has(column));
  if (used.length === 0 || used.length === columns.length) return { recommendation };
  const savings = rounded(100 * (1 - bytesOf(rows, used) / bytesOf(rows, columns)));
  const narrowed = `${query.slice(0, star.start)}${used.join(', ')}${query.slice(star.end)}`;
  return { recommendation, query: narrowed, savings };
}

/** The table of a query that reads no other and has no query in it. */
function soleTable(tokens: readonly SqlToken[]): TableName | undefined {
  if (tokens.filter(({ upper }) => upper === 'SELECT').length !== 1) return undefined;
  const from = tokens.findIndex(({ upper, depth }) => upper === 'FROM' && depth === 0);
  const [name, ...rest] = tokens.slice(from + 1);
  if (from < 0 || !name || tokens.some(({ upper }) => upper === 'JOIN') || rest[0]?.text === ',')
    return undefined;
  const parts = rest[0]?.text === '.' ? [name.text, rest[1]?.text ?? ''] : name.text.split('.').slice(-2);
  const [dataset, table] = parts;
  return dataset && table ? { dataset, table } : undefined;
}

/** The words of a query about a table; none where it is about another. */
function wordsOf(query: string, name: TableName | undefined): readonly string[] {
  if (!name || !query.includes(`${name.dataset}.${name.table}`)) return [];
  const read = readSql(query);
  return read.ok ? read.tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text) : [];
}

function bytesOf(rows: readonly Row[], columns: readonly string[]): number {
  return rows.reduce((sum, row) => sum + columns.reduce((all, column) => all + sizeOf(row[column]), 0), 0);
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value ?? null));
}

function filterAdvice(tokens: readonly SqlToken[]): readonly Recommendation[] {
  const has = (...words: string[]) =>
    tokens.some(({ upper, kind }) => kind === 'word' && words.includes(upper));
  if (!has('FROM') || has('WHERE', 'LIMIT', 'GROUP', 'COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'JOIN')) return [];
  return [{ type: 'filter', description: 'Read only the rows that are used: add WHERE' }];
}

function joinAdvice(tokens: readonly SqlToken[]): readonly Recommendation[] {
  const joins = tokens.filter(({ upper }) => upper === 'JOIN').length;
  const terms = tokens.filter(({ upper }) => upper === 'ON' || upper === 'USING').length;
  const isCrossed = tokens.some(({ upper }) => upper === 'CROSS');
  if (!isCrossed && joins <= terms) return [];
  return [{ type: 'join', description: 'Join on a column: every row is joined with every other' }];
}

/** `WHERE DATE(order_date) = …`: a function around a column hides it from partitions. */
function pruningAdvice(tokens: readonly SqlToken[]): readonly Recommendation[] {
  const where = tokens.findIndex(({ upper }) => upper === 'WHERE');
  if (where < 0) return [];
  const functions = ['DATE', 'CAST', 'EXTRACT', 'FORMAT_DATE', 'TIMESTAMP_TRUNC', 'DATE_TRUNC', 'DATETIME'];
  const call = tokens.find(
    ({ upper }, index) => index > where && functions.includes(upper) && tokens[index + 1]?.text === '(',
  );
  if (!call) return [];
  const description = `Compare the column itself: ${call.upper}() around it reads every partition`;
  return [{ type: 'partition_pruning', description }];
}

function repeatAdvice(query: string, statistics: readonly QueryStatistics[]): readonly Recommendation[] {
  const runs = statistics.find((one) => one.query === query)?.executions ?? 0;
  if (runs < manyRuns) return [];
  return [
    { type: 'materialization', description: `Keep the result: the query ran ${runs} times in 30 days` },
  ];
}
