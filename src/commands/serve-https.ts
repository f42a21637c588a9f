import type { ListenOptions } from '../mock/server/server.ts';
import type { CommandIo } from './command.ts';

/** What the flags of `httpsOptions` say. */
export interface HttpsFlags {
  readonly https: boolean | undefined;
  readonly httpsCert: string | undefined;
  readonly httpsKey: string | undefined;
}

/** Whether the flags ask for HTTPS. */
export function isHttps({ https, httpsCert, httpsKey }: HttpsFlags): boolean {
  return https === true || httpsCert !== undefined || httpsKey !== undefined;
}

/**
 * The certificate to serve with, told on stderr; empty for plain HTTP.
 *
 * @throws ToolkitError E_USAGE for files that cannot be used
 */
export async function httpsListenOptions(
  flags: HttpsFlags,
  host: string | undefined,
  io: Pick<CommandIo, 'cwd' | 'stderr'>,
): Promise<Pick<ListenOptions, 'tls'>> {
  if (!isHttps(flags)) return {};
  const { httpsCert, httpsKey } = flags;
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
