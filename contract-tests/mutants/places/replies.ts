import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { GeoMap } from './map.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Invalid content',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A problem. */
export function problem({ on }: GeoMap, status: number, detail?: string): Reply {
  const found = { type: 'about:blank', title: titles[status] ?? 'Internal error', status, detail };
  const more = { instance: '/log/4711', retry: false, hints: [{ see: 'manual' }] };
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify(on('problems-with-more') ? { ...found, ...more } : found),
  };
}

/** The problem of a crash, with the trace that a framework shows while it is developed with. */
export function crash(map: GeoMap, thrown: string): Reply {
  return problem(map, 500, `${thrown}\n    at Layer.handle (/srv/places/node_modules/router/layer.js:95:5)`);
}

/** Reads a JSON body, or says what is to be answered instead. */
export function read(
  map: GeoMap,
  call: Call,
  mediaType: string,
  accepted: readonly string[] = [],
): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(map, call, mediaType, accepted);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  const status = kind === 'media-type' ? 415 : kind === 'malformed' ? 400 : 422;
  return { ok: false, reply: problem(map, status, violations[0]?.message) };
}
