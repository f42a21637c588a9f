import { applicationOf, applications } from './applications.ts';
import type { JobStore } from './job-store.ts';

/** How many jobs of an application start in one step, which are then those that run. */
const maxRunning = 4;

/**
 * Takes every job one step on: what runs ends, then the oldest that wait start.
 *
 * Jobs of an application that is down wait. A job that is cancelled meanwhile stays so. What a server that was killed
 * had running or waiting is in the store, and goes on here.
 */
export function advance(store: JobStore): void {
  store.together(() => {
    for (const { id, type, config } of store.running()) {
      const application = applicationOf(type);
      if (application) store.end(id, application.run(config));
    }
    const named = applications.flatMap(({ types }) => types ?? []);
    for (const { isUp, types } of applications) {
      if (!isUp) continue;
      for (const id of store.oldestQueued(types ? { of: types } : { but: named }, maxRunning))
        store.start(id);
    }
  });
}
