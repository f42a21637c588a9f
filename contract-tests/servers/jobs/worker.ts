import { applicationOf } from './applications.ts';
import type { JobStore } from './job-store.ts';

/** How many jobs of an application run at a time. */
const maxRunning = 4;

/**
 * Takes every job one step on: what runs ends, then the oldest that wait start.
 *
 * Jobs of an application that is down wait. A job that is cancelled meanwhile stays so.
 */
export function advance(store: JobStore): void {
  for (const { id, type, config } of store.withStatus('running')) {
    const application = applicationOf(type);
    if (application) store.end(id, application.run(config));
  }
  const started = new Map<string, number>();
  for (const { id, type } of store.withStatus('queued')) {
    const { name = '', isUp = false } = applicationOf(type) ?? {};
    const count = started.get(name) ?? 0;
    if (!isUp || count >= maxRunning) continue;
    started.set(name, count + 1);
    store.start(id);
  }
}
