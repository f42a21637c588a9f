import type { ReadBody } from '../rules/read-body.ts';
import type { Fault } from '../rules/rule.ts';
import type { Refusal, Reply } from '../serve.ts';
import type { Household } from './household.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The body cannot be read',
  404: 'There has never been such a thing',
  405: 'The address has no such method',
  410: 'It was deleted',
  413: 'The body is too large',
  415: 'Send application/json',
  422: 'Something breaks its rule',
  500: 'The server failed',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function refusal({ on }: Household, status: number, faults: readonly Fault[] = []): Reply {
  const detail = faults.map(({ field, reason }) => `${field} ${reason}`.trim()).join('; ');
  const title = on('other-error-texts') ? `Fehler ${status} 🤷` : (titles[status] ?? 'It failed');
  const problem = { type: 'about:blank', title, status, ...(detail !== '' && { detail }) };
  const { title: _, ...untitled } = problem;
  const body = JSON.stringify(on('gone-without-title') && status === 410 ? untitled : problem);
  const isPlain = on('invalid-is-plain-json') && status === 422;
  return {
    status,
    headers: { 'Content-Type': isPlain ? 'application/json' : 'application/problem+json' },
    body,
  };
}

/** The refusal of a body that cannot be used. */
export function bodyRefusal(household: Household, read: ReadBody & { readonly ok: false }): Reply {
  if (read.kind === 'invalid') {
    return refusal(household, household.on('invalid-is-400') ? 400 : 422, read.faults);
  }
  return refusal(household, read.kind === 'malformed' ? 400 : 415);
}

/** The answer to a request that no handler gets. */
export function refuse(household: Household, { status, allow }: Refusal): Reply {
  const answer = refusal(household, status);
  if (status !== 405) return answer;
  const named = household.on('allow-lacks-put') ? allow.filter((method) => method !== 'PUT') : allow;
  return { ...answer, headers: { ...answer.headers, Allow: named.join(', ') } };
}
