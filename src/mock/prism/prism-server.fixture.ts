import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Prism's own server. */
export interface PrismServer {
  /** @returns its URL */
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
}

/** The server that `prism mock` starts for a file, with nothing set; it writes no log. */
export async function startPrism(file: string): Promise<PrismServer> {
  const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
  const { createServer } = createRequire(require.resolve('@stoplight/prism-cli'))(
    '@stoplight/prism-http-server',
  );
  const ignore = () => {};
  const logger = {
    child: () => logger,
    info: ignore,
    success: ignore,
    debug: ignore,
    warn: ignore,
    error: ignore,
  };
  const checks = { isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: true };
  const config = { ...checks, errors: false, mock: { dynamic: false } };
  return createServer(await getHttpOperationsFromSpec(file), { cors: true, config, components: { logger } });
}

/** The operation, by its index, that Prism routes a request to; undefined where it finds none. */
export function routeOfPrism(
  operations: readonly { readonly method: string; readonly path: string }[],
  method: string,
  path: string,
): number | undefined {
  const { default: route } = createRequire(require.resolve('@stoplight/prism-http'))('./router');
  const resources = operations.map((operation, index) => ({ ...operation, index, servers: [] }));
  const found = route({ resources, input: { method, url: { path } } });
  return found._tag === 'Right' ? found.right.index : undefined;
}
