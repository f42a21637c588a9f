/** Checked by the compiler: each line that must not compile says so. */
import { expectTypeOf } from 'vitest';
import { createClient as createJobs } from '../../../generated/jobs/client.ts';
import { createClient as createProjects } from '../../../generated/projects/client.ts';
import { failureOf } from './failure-of.ts';

const job = await createJobs().getJob({ path: { id: 1 } });
// @ts-expect-error a call that may have succeeded
failureOf(job);
if (!job.ok) {
  const failure = failureOf(job);
  expectTypeOf(failure.message).toEqualTypeOf<string>();
  expectTypeOf(failure.retryAfterMs).toEqualTypeOf<number | undefined>();
  // A code of the document narrows; one of a proxy compiles too.
  if (failure.code === 'NOT_FOUND' || failure.code === 'bad_gateway') void failure.fields[0]?.field;
  type Documented = Extract<typeof failure.code, 'NOT_FOUND' | 'CONFLICT'>;
  expectTypeOf<Documented>().toEqualTypeOf<'NOT_FOUND' | 'CONFLICT'>();
}
const { ok, error, response } = await createProjects().listProjects();
if (!ok) {
  const failure = failureOf({ error, response });
  expectTypeOf<Extract<typeof failure.code, 'rate_limited'>>().toEqualTypeOf<'rate_limited'>();
}
