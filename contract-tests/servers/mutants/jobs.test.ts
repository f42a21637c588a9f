import { demoApiKey, startServer } from '../jobs/server.ts';
import { describeMutants } from './describe-mutants.ts';
import { jobsMutants } from './jobs-mutants.ts';

describeMutants({
  name: 'jobs',
  mutants: jobsMutants,
  users: () => ({ headers: { Authorization: `Bearer ${demoApiKey}` } }),
  start: (options) => startServer({ workerIntervalMs: 20, ...options }),
});
