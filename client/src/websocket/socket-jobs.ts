import type { Feature } from '../feature.ts';
import type { CompletedOptions } from '../polling/job.ts';
import { jobs } from '../polling/jobs.ts';
import { watchBySocket } from './watch-by-socket.ts';

/**
 * As `jobs`, and `.completed()` follows over a WebSocket where the document has one for the job. Where it cannot be opened,
 * breaks, or says nothing for 30 seconds, the job is polled.
 */
export const socketJobs: Feature = (method, context) => {
  const polled = jobs(method, context);
  if (!context.operation.job?.socket) return polled;
  return (init) => {
    // Of an operation with a job, as `jobs` makes it.
    const call = polled(init) as ReturnType<typeof polled> & {
      completed(options: CompletedOptions): Promise<object>;
    };
    const { completed } = call;
    return Object.assign(call, {
      completed: (options?: CompletedOptions) => completed({ watch: watchBySocket, ...options }),
    });
  };
};
