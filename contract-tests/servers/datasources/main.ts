import { runMain } from '../shared/run-main.ts';
import { startServer } from './server.ts';

/** Requests a second by `ENVIRONMENT`; 10, as documented, in any other. */
const requestsPerSecond: Readonly<Record<string, number>> = { development: 5, production: 20 };
const environment = process.env.ENVIRONMENT ?? '';
const limit = Object.hasOwn(requestsPerSecond, environment) ? requestsPerSecond[environment] : undefined;

await runMain('datasources', (options) =>
  startServer({ ...options, ...(limit !== undefined && { requestsPerSecond: limit }) }),
);
