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
