import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import { demoCustomersKey, demoProductsKey } from './demo.ts';
import { type DatasourcesServer, type DatasourcesServerOptions, startServer } from './server.ts';

/** A server, and fetches with the demo key of each API. */
interface Started {
  readonly server: DatasourcesServer;
  readonly call: CheckedFetch;
  readonly callProducts: CheckedFetch;
}

/** A server that ends with the running test. */
export async function start(options: DatasourcesServerOptions = {}): Promise<Started> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return withFetches(server);
}

/** One server for all tests of a `describe`, which leave it as it is; it begins with the first of them. */
export function startForAll(): Pick<Started, 'call' | 'callProducts'> {
  let started: Started | undefined;
  beforeAll(async () => {
    started = withFetches(await startServer());
  });
  afterAll(() => started?.server.close());
  const running = (): Started => {
    if (!started) throw new Error('the server begins with the first test');
    return started;
  };
  return {
    call: (target, init) => running().call(target, init),
    callProducts: (target, init) => running().callProducts(target, init),
  };
}

function withFetches(server: DatasourcesServer): Started {
  return {
    server,
    call: createCheckedFetch(server.model, server.url, { 'X-API-Key': demoCustomersKey }),
    callProducts: createCheckedFetch(server.model, server.url, { 'X-API-Key': demoProductsKey }),
  };
}
