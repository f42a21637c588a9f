import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../shared/database.ts';
import { Accounts } from './accounts.ts';
import { AuditTrail } from './audit-trail.ts';
import { Changes } from './changes.ts';
import { DatasetFiles } from './dataset-files.ts';
import { DatasetStore } from './dataset-store.ts';
import { demoAccounts, demoApiKeys } from './demo.ts';
import { EvaluationStore } from './evaluation-store.ts';
import { GeneratorStore } from './generator-store.ts';
import { JobQueue } from './job-queue.ts';
import { createPublicFetch } from './public-fetch.ts';
import { runEvaluation } from './run-evaluation.ts';
import { runGeneration } from './run-generation.ts';
import { runInThread } from './run-in-thread.ts';
import { studioSchema } from './schema.ts';
import type { StudioSettings } from './settings.ts';
import type { RunTask } from './task.ts';
import { WebhookSender } from './webhook-sender.ts';
import { WebhookStore } from './webhook-store.ts';

/** All that the operations work on. */
export interface Studio {
  readonly database: DatabaseSync;
  readonly accounts: Accounts;
  readonly datasets: DatasetStore;
  readonly files: DatasetFiles;
  readonly generators: GeneratorStore;
  readonly evaluations: EvaluationStore;
  readonly webhooks: WebhookStore;
  readonly sender: WebhookSender;
  readonly changes: Changes;
  readonly audit: AuditTrail;
  readonly queue: JobQueue;
  readonly runTask: RunTask;
  readonly onError: (error: unknown) => void;
  /** Breaks off what runs, which begins again with the next server on the same file, and closes everything. */
  close(): Promise<void>;
}

/** Opens a studio on its database; what had not ended begins again. @throws Error where files cannot be opened */
export async function openStudio(
  settings: StudioSettings,
  clock: () => Date,
  onError: (error: unknown) => void,
): Promise<Studio> {
  const path = settings.database ?? ':memory:';
  const database = openDatabase(path, studioSchema);
  const isKept = path !== ':memory:';
  const files = new DatasetFiles(settings.folder ?? (isKept ? `${path}.files` : undefined));
  const webhooks = new WebhookStore(database, clock);
  const accounts = new Accounts(database, clock, settings.apiKeys ?? demoApiKeys);
  await accounts.seed(settings.accounts ?? demoAccounts);
  const studio: Studio = {
    database,
    accounts,
    datasets: new DatasetStore(database, clock),
    files,
    generators: new GeneratorStore(database),
    evaluations: new EvaluationStore(database),
    webhooks,
    sender: new WebhookSender({
      store: webhooks,
      clock,
      fetch: settings.fetch ?? (settings.webhookTargets === 'any' ? globalThis.fetch : createPublicFetch()),
      intervalMs: settings.webhookIntervalMs ?? 1000,
      onError,
    }),
    changes: new Changes(),
    audit: new AuditTrail(database, clock, settings.auditFile),
    queue: new JobQueue(settings.tasksAtOnce ?? 2, () => nextJob(studio)),
    runTask: settings.runTask ?? runInThread,
    onError,
    close: () => closeStudio(studio),
  };
  resume(studio);
  return studio;
}

function nextJob(studio: Studio) {
  const evaluation = studio.evaluations.startOldest();
  if (evaluation) return (signal: AbortSignal) => runEvaluation(studio, evaluation, signal);
  const generator = studio.generators.startOldest();
  return generator && ((signal: AbortSignal) => runGeneration(studio, generator, signal));
}

function resume({ files, datasets, generators, evaluations, queue, sender }: Studio): void {
  files.sweep((id) => datasets.has(id));
  generators.restart();
  evaluations.restart();
  queue.wake();
  sender.wake();
}

async function closeStudio({ queue, sender, audit, files, database }: Studio): Promise<void> {
  await queue.stop();
  await sender.stop();
  audit.close();
  files.close();
  database.close();
}
