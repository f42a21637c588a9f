import { resolve } from 'node:path';
import { ToolkitError } from '../../error.ts';
import type { StateKeeper } from './state-keeper.ts';

/**
 * Opens what a mock remembers beside its process: give it to `createMock` as `keep`, and close it when the mock is done.
 *
 * @param where `sqlite:FILE`, or `redis://host:port/database` of a Redis or Valkey that several mocks share
 * @param options.cwd of relative files. Default: the process's
 * @throws ToolkitError E_USAGE for another text, E_STATE for a database that cannot be used, E_MISSING_PEER without
 *   `@redis/client`
 * @example
 * const keep = await openState('sqlite:mock.db');
 * const mock = createMock(model, { stateful: true, keep });
 */
export async function openState(where: string, { cwd = process.cwd() } = {}): Promise<StateKeeper> {
  if (where.startsWith('sqlite:') && where.length > 'sqlite:'.length) {
    const { openSqliteKeeper } = await import('./sqlite-keeper.ts');
    return openSqliteKeeper(resolve(cwd, where.slice('sqlite:'.length)), where);
  }
  const url = /^rediss?:\/\//.test(where) ? URL.parse(where) : null;
  if (url && url.hostname !== '' && /^\/?\d*$/.test(url.pathname)) {
    const { openRedisKeeper } = await import('./redis-keeper.ts');
    return openRedisKeeper(where, placeOf(url));
  }
  throw new ToolkitError('E_USAGE', `${JSON.stringify(shown(where))} is no place to keep state in`, {
    hint: 'Write --state sqlite:mock.db for a file, or --state redis://127.0.0.1:6379/0 for a Redis or Valkey.',
  });
}

/** Without user, password and query. */
function placeOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

/** Passwords may be in it. */
function shown(where: string): string {
  return where.replace(/\/\/[^/]*@/, '//…@').slice(0, 100);
}
