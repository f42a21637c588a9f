import { hooksOf } from '../../../src/verify/hooks/loaded-hooks.ts';
import datasourcesHooks from '../../datasources.hooks.ts';
import { demoCustomersKey, demoProductsKey } from '../datasources/demo.ts';
import { startServer as startDatasources } from '../datasources/server.ts';
import { demoApiKey as jobsKey, startServer as startJobs } from '../jobs/server.ts';
import { logIn } from '../pipeline/log-in.ts';
import { startServer as startPipeline } from '../pipeline/server.ts';
import { demoUser } from '../pipeline/users.ts';
import { demoApiKey as projectsKey } from '../projects/demo.ts';
import { startServer as startProjects } from '../projects/server.ts';
import { otherApiKey, demoApiKey as studioKey } from '../studio/demo.ts';
import { startServer as startStudio } from '../studio/server.ts';
import type { BreakableServer } from './breakable-server.ts';
import { datasourcesMutants } from './datasources-mutants.ts';
import { jobsMutants } from './jobs-mutants.ts';
import { pipelineMutants } from './pipeline-mutants.ts';
import { projectsMutants } from './projects-mutants.ts';
import { studioMutants } from './studio-mutants.ts';

const jobs: BreakableServer = {
  name: 'jobs',
  mutants: jobsMutants,
  sample: ['submission-answers-201', 'total-of-the-page'],
  users: () => ({ headers: { Authorization: `Bearer ${jobsKey}` } }),
  start: (options) => startJobs({ workerIntervalMs: 20, ...options }),
};

const projects: BreakableServer = {
  name: 'projects',
  mutants: projectsMutants,
  sample: ['problem-as-json', 'if-match-ignored'],
  users: () => ({ headers: { 'X-API-Key': projectsKey } }),
  depth: 1,
  start: startProjects,
};

const datasources: BreakableServer = {
  name: 'datasources',
  mutants: datasourcesMutants,
  sample: ['customer-without-email', 'page-size-unbounded'],
  users: () => ({
    auth: { customersKey: demoCustomersKey, productsKey: demoProductsKey },
    hooks: hooksOf(datasourcesHooks),
  }),
  depth: 1,
  start: startDatasources,
};

const pipeline: BreakableServer = {
  name: 'pipeline',
  mutants: pipelineMutants,
  sample: ['unknown-rule-answers-500', 'rules-for-strangers'],
  users: async (url) => ({
    headers: { Authorization: `Bearer ${(await logIn(url, demoUser)).access_token}` },
    // One token serves the whole run: what would end it is tried in the suite of the server.
    excluded: ({ name }) => ['login', 'logout', 'refreshTokens'].includes(name),
  }),
  depth: 2,
  start: startPipeline,
};

const studio: BreakableServer = {
  name: 'studio',
  mutants: studioMutants,
  sample: ['put-of-a-dataset-answered', 'delete-keeps'],
  users: () => ({ headers: { 'X-API-Key': studioKey }, secondUser: { 'X-API-Key': otherApiKey } }),
  depth: 1,
  start: (options) =>
    startStudio({ ...options, tasksAtOnce: 1, fetch: async () => new Response(null, { status: 204 }) }),
};

/** All servers that can be broken on purpose. */
export const breakableServers: readonly BreakableServer[] = [jobs, projects, datasources, pipeline, studio];
