import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { createJob } from './create-job.ts';
import * as jobs from './jobs.ts';
import { fail, refuse } from './replies.ts';
import { createWorks, owners, type Works } from './works.ts';

type Act = (works: Works, call: Call, owner: string) => Reply;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/formats', jobs.listFormats],
  ['GET', '/jobs', jobs.listJobs],
  ['POST', '/jobs', createJob],
  ['GET', '/jobs/{jobId}', jobs.getJob],
  ['DELETE', '/jobs/{jobId}', jobs.deleteJob],
  ['POST', '/jobs/{jobId}/cancel', jobs.cancelJob],
  ['GET', '/jobs/{jobId}/result', jobs.getResult],
];

/** Starts the conversion service. @param now a clock in milliseconds since 1970 */
export function startConvert(
  switched: string | undefined,
  document: string,
  now: () => number = Date.now,
): Promise<Running> {
  const works = createWorks(switched, document, now);
  const extra = works.on('patch-works') ? [['PATCH', '/jobs/{jobId}', jobs.renameJob] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      const owner = ownerOf(works, call);
      return owner === undefined ? fail(401, 'Send a known key in X-Api-Key') : act(works, call, owner);
    },
  }));
  return startServer({ basePath: '/convert/v1', routes, refuse });
}

/** Whose key it is; a violation looks away at one operation. */
function ownerOf({ on, jobs: kept }: Works, call: Call): string | undefined {
  const owner = owners.get(String(call.headers['x-api-key']));
  const isOpen = on('result-open') && call.template === '/jobs/{jobId}/result';
  return owner ?? (isOpen ? kept.get(call.params.jobId ?? '')?.owner : undefined);
}
