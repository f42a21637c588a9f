import type { Reply } from '../serve.ts';

/** `{ status: 'ok', data }`, with more beside them where there is more to tell. */
export function ok(
  status: number,
  data: unknown,
  more: { readonly meta?: object | undefined; readonly headers?: Readonly<Record<string, string>> } = {},
): Reply {
  const body = JSON.stringify({ status: 'ok', data, ...(more.meta && { meta: more.meta }) });
  return { status, headers: { 'Content-Type': 'application/json', ...more.headers }, body };
}

/** What is wrong with one field. */
export interface Detail {
  readonly field: string;
  readonly issue: string;
}

/** `{ status: 'error', error: { code, message, details } }`. */
export function fail(
  status: number,
  code: string,
  message: string,
  more: { readonly details?: readonly Detail[]; readonly headers?: Readonly<Record<string, string>> } = {},
): Reply {
  const error = { code, message, ...(more.details && { details: more.details }) };
  const headers = { 'Content-Type': 'application/json', ...more.headers };
  return { status, headers, body: JSON.stringify({ status: 'error', error }) };
}

/** 404, as everywhere in this API. */
export function missing(): Reply {
  return fail(404, 'not_found', 'There is none.');
}
