import { type Row, sources } from './sources.ts';

/** How a job ended. */
export type Outcome =
  | { readonly ok: true; readonly result: Record<string, unknown> }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** A console application: it runs the jobs of some types. */
export interface Application {
  readonly name: string;
  readonly version: string;
  /** Jobs of an application that is down wait. */
  readonly isUp: boolean;
  /** The types whose jobs it runs; undefined for all that no other application names. */
  readonly types: readonly string[] | undefined;
  run(config: Readonly<Record<string, unknown>>): Outcome;
}

/** The applications of this deployment. */
export const applications: readonly Application[] = [
  { name: 'validator', version: '2.4.1', isUp: true, types: ['validation'], run: validate },
  { name: 'api-collector', version: '1.8.0', isUp: true, types: ['collection'], run: collect },
  { name: 'archiver', version: '0.9.3', isUp: false, types: ['archive'], run: takeStock },
  { name: 'runner', version: '3.0.0', isUp: true, types: undefined, run: takeStock },
];

/** Who runs the jobs of a type. */
export function applicationOf(type: string): Application | undefined {
  return applications.find(({ types }) => types?.includes(type)) ?? applications.find(({ types }) => !types);
}

/** Checks the rows of `config.source` by `config.rules`. */
function validate({ source, rules = [] }: Readonly<Record<string, unknown>>): Outcome {
  if (source === undefined)
    return failure('CONFIG_INVALID', 'config.source is missing: what is to be validated');
  const rows = sources.get(String(source));
  if (!rows) return unreadable(source);
  const names = [rules].flat().map(String);
  const unknown = names.find((name) => !checks.has(name));
  if (unknown !== undefined) return failure('RULE_UNKNOWN', `${unknown} is not a rule`);
  const rejected = rows.filter((row, index) =>
    names.some((name) => checks.get(name)?.(row, rows.slice(0, index)) === false),
  );
  return { ok: true, result: { rows_checked: rows.length, rows_rejected: rejected.length } };
}

/** Whether a row keeps to a rule, given the rows before it. */
const checks: ReadonlyMap<string, (row: Row, earlier: readonly Row[]) => boolean> = new Map([
  ['not_null', (row: Row) => Object.values(row).every((value) => value !== null)],
  ['unique_id', (row: Row, earlier: readonly Row[]) => earlier.every(({ id }) => id !== row.id)],
]);

/** Counts the rows of `config.endpoint` that were made at or after `config.since`. */
function collect({ endpoint, since }: Readonly<Record<string, unknown>>): Outcome {
  if (endpoint === undefined)
    return failure('CONFIG_INVALID', 'config.endpoint is missing: where to collect from');
  const rows = sources.get(String(endpoint));
  if (!rows) return unreadable(endpoint);
  const start = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(String(since));
  if (Number.isNaN(start)) return failure('CONFIG_INVALID', 'config.since is not a time');
  const found = rows.filter((row) => !(Date.parse(String(row.created_at)) < start));
  return { ok: true, result: { rows_collected: found.length } };
}

/** What any other job comes to: an account of what it was given. */
function takeStock(config: Readonly<Record<string, unknown>>): Outcome {
  return { ok: true, result: { fields: Object.keys(config).length } };
}

function unreadable(address: unknown): Outcome {
  return failure('SOURCE_UNREADABLE', `${String(address)}: access denied`);
}

function failure(code: string, message: string): Outcome {
  return { ok: false, error: { code, message } };
}
