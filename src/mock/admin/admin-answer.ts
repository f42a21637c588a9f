import type { MockResponse } from '../exchange.ts';
import { problemResponse } from '../prism/problem-json.ts';
import type { Outcome } from '../world/worlds.ts';

/** Where the mock's own interface begins. */
export const adminPath = '/_concordat';

/** Whether a target is one of the mock's own interface. */
export function isAdminTarget(target: string): boolean {
  if (!target.startsWith(adminPath)) return false;
  const next = target[adminPath.length];
  return next === undefined || next === '/' || next === '?';
}

/** An answer of the mock's own interface with a value as JSON. */
export function jsonAnswer(value: unknown, status = 200): MockResponse {
  return textAnswer(`${JSON.stringify(value, null, 2)}\n`, 'application/json', status);
}

/** What is told may change with the next request. */
export function textAnswer(body: string, contentType: string, status = 200): MockResponse {
  return { status, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body };
}

/** A problem: what is wrong in `title`, the rest in `detail`. */
export function refusal(
  status: number,
  title: string,
  detail: string,
  more: { readonly headers?: Record<string, string>; readonly members?: Record<string, unknown> } = {},
): MockResponse {
  return problemResponse(
    { ...more.members, type: 'urn:concordat:admin', title, status, detail },
    { 'cache-control': 'no-store', ...more.headers },
  );
}

/** The value where something could be done, else why not. */
export function outcomeAnswer(outcome: Outcome, value: () => unknown): MockResponse {
  if (outcome.ok) return jsonAnswer(value());
  const { reason, hint } = outcome;
  const detail = `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}. ${hint}`;
  return refusal(409, 'That cannot be done', detail);
}

/** Of a part that this mock does without. */
export function missingAnswer(what: string, hint: string): MockResponse {
  return refusal(501, `This mock has no ${what}`, hint);
}
