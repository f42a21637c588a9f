import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../shared/database.ts';
import { DatasetTables } from './dataset-tables.ts';
import { QueryLog } from './query-log.ts';
import { Records } from './records.ts';
import type {
  Alert,
  Anomaly,
  Execution,
  Healing,
  Issue,
  Metric,
  Pipeline,
  QualityScore,
  Rule,
  Source,
} from './types.ts';

/** A pipeline as it is kept: which execution was its last, the executions say. */
export interface StoredPipeline extends Omit<Pipeline, 'last_execution_id'> {
  /** How far its schedule was followed, in milliseconds since 1970; undefined since it was created or changed. */
  readonly followed_ms?: number;
}

/** An execution as it is kept. */
export interface StoredExecution extends Execution {
  readonly callback_url: string | null;
  readonly source_id: string;
  /** How often the source was asked, from 1. */
  readonly attempt: number;
  /** Rows of the source that were read so far. */
  readonly rows_read: number;
}

/** An issue as it is kept. */
export interface StoredIssue extends Issue {
  /** The execution that failed; null where a rule is broken. */
  readonly execution_id: string | null;
}

/** A healing as it is kept. */
export interface StoredHealing extends Healing {
  readonly max_rows: number | null;
}

/** A measurement as it is kept. */
export interface StoredMetric extends Metric {
  /** What was measured: `pipeline:550e8400-…`. */
  readonly subject: string;
}

/** An alert as it is kept. */
export interface StoredAlert extends Alert {
  /** What it is about: one thing has one alert that is not resolved. */
  readonly subject: string;
}

/** A call to a `callback_url` that is still to be made, or made again. */
export interface Callback {
  readonly execution_id: string;
  readonly url: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried next, in milliseconds since 1970. */
  readonly due_ms: number;
}

/** What the pipeline keeps and what it works with. */
export interface PipelineStore {
  readonly database: DatabaseSync;
  readonly sources: Records<Source>;
  readonly pipelines: Records<StoredPipeline>;
  readonly executions: Records<StoredExecution>;
  readonly callbacks: Records<Callback>;
  readonly rules: Records<Rule>;
  readonly issues: Records<StoredIssue>;
  /** By dataset: the latest. */
  readonly scores: Records<QualityScore>;
  readonly healings: Records<StoredHealing>;
  readonly metrics: Records<StoredMetric>;
  readonly alerts: Records<StoredAlert>;
  readonly anomalies: Records<Anomaly>;
  readonly tables: DatasetTables;
  readonly queries: QueryLog;
  readonly clock: () => Date;
  readonly createId: () => string;
}

/** What a store takes from outside. */
export interface StoreOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly clock: () => Date;
  /** Makes UUIDs. */
  readonly createId: () => string;
  /** Milliseconds since any moment, for durations. */
  readonly stopwatch: () => number;
}

/** Opens what the pipeline keeps, and creates what is lacking. */
export function openPipelineStore({ path, clock, createId, stopwatch }: StoreOptions): PipelineStore {
  const database = openDatabase(path, '');
  return {
    database,
    sources: new Records(database, 'sources', 'source_id'),
    pipelines: new Records(database, 'pipelines', 'pipeline_id'),
    executions: new Records(database, 'executions', 'execution_id', ['status', 'pipeline_id']),
    callbacks: new Records(database, 'callbacks', 'execution_id'),
    rules: new Records(database, 'rules', 'rule_id'),
    issues: new Records(database, 'issues', 'issue_id'),
    scores: new Records(database, 'scores', 'dataset'),
    healings: new Records(database, 'healings', 'healing_id', ['status']),
    metrics: new Records(database, 'metrics', 'metric_id'),
    alerts: new Records(database, 'alerts', 'alert_id'),
    anomalies: new Records(database, 'anomalies', 'anomaly_id'),
    tables: new DatasetTables(database),
    queries: new QueryLog(database, clock, stopwatch),
    clock,
    createId,
  };
}

/** Now, as times are written. */
export function timeOf({ clock }: Pick<PipelineStore, 'clock'>): string {
  return clock().toISOString();
}
