import type { ListenOptions } from '../mock/server/server.ts';
import type { CommandIo } from './command.ts';

/** What the flags of `httpsOptions` say. */
export interface HttpsFlags {
  readonly https: boolean | undefined;
  readonly httpsCert: string | undefined;
  readonly httpsKey: string | undefined;
}

/**
 * The certificate to serve with, told on stderr; empty for plain HTTP.
 *
 * @throws ToolkitError E_USAGE for files that cannot be used
 */
export async function httpsListenOptions(
  { https, httpsCert, httpsKey }: HttpsFlags,
  host: string | undefined,
  io: Pick<CommandIo, 'cwd' | 'stderr'>,
): Promise<Pick<ListenOptions, 'tls'>> {
  if (!https && httpsCert === undefined && httpsKey === undefined) return {};
  const { tlsOptions } = await import('../mock/server/https-tls-options.ts');
  const { cert, key, fingerprint } = await tlsOptions({
    cwd: io.cwd,
    certFile: httpsCert,
    keyFile: httpsKey,
    host,
  });
  const origin = httpsCert === undefined ? 'made for this start and kept nowhere' : `from ${httpsCert}`;
  io.stderr.write(`Certificate ${origin}; its SHA-256 fingerprint is ${fingerprint}\n`);
  return { tls: { cert, key } };
}
