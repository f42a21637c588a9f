import type { Model } from '../model/model.ts';

/** Where a mock or a server of one's own listens: any port of this machine. */
export const localOrigins = ['http://127.0.0.1:*', 'http://localhost:*'] as const;

/**
 * The origins of all servers that a document names, and of the mock: `https://api.example.com`; those of this machine
 * are left out, since it may be asked at any port.
 *
 * Left out is what a Content-Security-Policy could read as something else than one host: `https://*`, `https://a;b`.
 */
export function connectOrigins({ servers, operations }: Model, mock?: string): readonly string[] {
  const urls = [...servers, ...operations.flatMap((operation) => operation.servers)].map(({ url }) => url);
  if (mock !== undefined) urls.unshift(mock);
  const origins = new Set(urls.flatMap((url) => originOf(url) ?? []));
  return [...origins].filter((origin) => !/^http:\/\/(?:127\.0\.0\.1|localhost)(?::|$)/.test(origin));
}

/** The origin of an absolute URL of http or https; undefined for anything else. */
export function originOf(url: string): string | undefined {
  const { origin } = URL.parse(url) ?? {};
  return origin !== undefined && /^https?:\/\/[a-z0-9.-]+(?::\d+)?$/.test(origin) ? origin : undefined;
}
