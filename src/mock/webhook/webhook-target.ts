/** Below this path are the mock's own calls for webhooks, not the API's: `/_concordat/webhooks/<api>/<name>`. */
export const webhookCallPath = '/_concordat/webhooks/';

/** An address that may be sent to, or why not. */
export type Target =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly error: string };

/**
 * Whether something may be sent to an address that came from a request or a document: this machine, or a host that
 * the user named.
 *
 * @param allowHosts hosts as they stand in a URL: `hooks.example.com:8080`
 */
export function webhookTarget(text: string, allowHosts: readonly string[]): Target {
  const url = URL.parse(text);
  if (url === null) return { ok: false, error: 'this is not an absolute URL' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, error: `it can be sent over http and https, not over ${url.protocol.slice(0, -1)}` };
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, error: 'its URL has credentials, which are not sent' };
  }
  if (isThisMachine(url.hostname) || allowHosts.includes(url.host)) return { ok: true, url };
  return {
    ok: false,
    error: `the host ${url.host} was not named: allow it with --allow-host ${url.host}`,
  };
}

/** @param hostname as `URL` has it: `localhost`, `127.0.0.1`, `[::1]` */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
