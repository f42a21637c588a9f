import type { ClientDefinition, OperationDefinition } from './definition.ts';

/** Where requests go: one URL, or a function from each server of the document to the URL to use for it. */
export type BaseUrl = string | ((documented: string) => string);

/**
 * Where an operation's requests go, without a trailing slash.
 *
 * @throws TypeError when nothing names an address, or the address holds a user name or password
 */
export function serverUrl(
  definition: ClientDefinition,
  operation: OperationDefinition,
  option: BaseUrl | undefined,
): string {
  const documented = operation.server ?? definition.baseUrl;
  const url =
    typeof option === 'function' ? option(documented ?? '/') : chooseUrl(definition, operation, option);
  if (url === undefined) {
    throw new TypeError('createClient needs { baseUrl: "https://…" }: the document names no absolute server');
  }
  // Fetch would refuse it with an error that repeats the password.
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(url)) {
    throw new TypeError('baseUrl may not hold a user name or password: pass them as auth');
  }
  return url.replace(/[?#].*$/s, '').replace(/\/+$/, '');
}

function chooseUrl(
  definition: ClientDefinition,
  { server }: OperationDefinition,
  option: string | undefined,
): string | undefined {
  const base = option ?? definition.baseUrl;
  if (server === undefined) return base;
  if (option === undefined && originOf(server) !== '') return server;
  return base === undefined ? undefined : originOf(base) + pathOf(server);
}

/** Empty for a relative URL. */
function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
}

function pathOf(url: string): string {
  const path = url.slice(originOf(url).length);
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}
