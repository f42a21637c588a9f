import type { Location } from '../problem.ts';
import type { Server } from './model.ts';
import { childOf } from './reader.ts';
import { isObject, stringOr } from './values.ts';

/**
 * Reads a list of servers; variables become their defaults.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#server-object
 */
export function readServers(servers: unknown, at: Location): readonly Server[] {
  if (!Array.isArray(servers)) return [];
  return servers.flatMap((server, index) => {
    if (!isObject(server) || typeof server.url !== 'string') return [];
    const url = fillVariables(server.url, server.variables);
    const description = stringOr(server.description, undefined);
    return [{ at: childOf(at, index), url, basePath: basePathOf(url), description }];
  });
}

function fillVariables(url: string, variables: unknown): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = isObject(variable) ? variable.default : undefined;
    return value === undefined ? whole : String(value);
  });
}

/** `https://api.example.com/v1/` to `/v1`. */
function basePathOf(url: string): string {
  const path = url
    .replace(/^[a-z][a-z0-9+.-]*:/i, '')
    .replace(/^\/\/[^/]*/, '')
    .replace(/[?#].*$/s, '');
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' || trimmed.startsWith('/') ? trimmed : `/${trimmed}`;
}
