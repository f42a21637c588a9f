import { demoCustomersKey, demoProductsKey } from './datasources/demo.ts';
import { startServer as startDatasources } from './datasources/server.ts';
import { demoApiKey as jobsKey, startServer as startJobs } from './jobs/server.ts';
import { startServer as startPipeline } from './pipeline/server.ts';
import { demoUser } from './pipeline/users.ts';
import { demoApiKey as projectsKey } from './projects/demo.ts';
import { startServer as startProjects } from './projects/server.ts';
import type { RunningServer, ServerOptions } from './shared/listen.ts';
import { demoApiKey as studioKey } from './studio/demo.ts';
import { startServer as startStudio } from './studio/server.ts';

/** A server with what it takes to try it. */
export interface DemoServer {
  readonly api: string;
  readonly start: (options: ServerOptions) => Promise<RunningServer>;
  /** What to send to be let in, a line each. */
  readonly signIn: readonly string[];
  /** What a server that begins empty is filled with. Default: it fills itself. */
  readonly seed?: Seed;
}

/** Requests that fill an empty server. */
export interface Seed {
  readonly headers: Readonly<Record<string, string>>;
  /** A list with nothing in it where the server is empty. */
  readonly list: string;
  /** What the list answers: its entries. */
  readonly entriesOf: (body: never) => readonly unknown[];
  /** Sent with POST, one after the other. */
  readonly requests: readonly { readonly path: string; readonly body: object | FormData }[];
}

const customers = [
  'age,income,region,is_active,signed_up',
  '41,52300.5,north,true,2024-03-18',
  '29,38950,south,false,2025-01-31',
  '63,71200,north,true,2023-11-02',
  '35,44100.25,west,true,2024-08-09',
  '52,,west,false,2024-05-27',
  '24,31800,south,true,2025-02-14',
];

function fileForm(name: string, text: string): FormData {
  const form = new FormData();
  form.set('file', new File([text], name, { type: 'text/csv' }));
  return form;
}

const projects = [
  { name: 'Billing', description: 'Invoices and reminders', owner: 'ada@acme.dev', tags: ['finance'] },
  { name: 'Website', owner: 'grace@acme.dev', tags: ['public', 'marketing'] },
  { name: 'Data warehouse', status: 'archived' },
];

const jobs = [
  { type: 'validation', config: { source: 's3://acme-exports/orders-2025-11-23.csv', rules: ['not_null'] } },
  { type: 'collection', config: { endpoint: 'https://data.acme.dev/v2/orders' } },
  { type: 'archive', config: { source: 's3://acme-exports/orders-2025-11-23.csv' } },
];

/** All servers, in the order of their ports. */
export const demoServers: readonly DemoServer[] = [
  {
    api: 'jobs',
    start: startJobs,
    signIn: [`Authorization: Bearer ${jobsKey}`],
    seed: {
      headers: { Authorization: `Bearer ${jobsKey}` },
      list: '/jobs',
      entriesOf: ({ data }: { readonly data: readonly unknown[] }) => data,
      requests: jobs.map((body) => ({ path: '/jobs', body })),
    },
  },
  {
    api: 'projects',
    start: startProjects,
    signIn: [`X-API-Key: ${projectsKey}`],
    seed: {
      headers: { 'X-API-Key': projectsKey },
      list: '/projects',
      entriesOf: ({ data }: { readonly data: readonly unknown[] }) => data,
      requests: projects.map((body) => ({ path: '/projects', body })),
    },
  },
  {
    api: 'datasources',
    start: startDatasources,
    signIn: [
      `/customers-api: X-API-Key: ${demoCustomersKey}`,
      `/products-api:  X-API-Key: ${demoProductsKey}`,
    ],
  },
  {
    api: 'pipeline',
    start: startPipeline,
    signIn: [
      `POST /auth/login ${JSON.stringify({ username: demoUser.username, password: demoUser.password })}`,
    ],
  },
  {
    api: 'studio',
    start: startStudio,
    signIn: [`X-API-Key: ${studioKey}`],
    seed: {
      headers: { 'X-API-Key': studioKey },
      list: '/datasets/',
      entriesOf: (datasets: readonly unknown[]) => datasets,
      requests: [
        { path: '/datasets/upload', body: fileForm('customers.csv', `${customers.join('\r\n')}\r\n`) },
      ],
    },
  },
];
