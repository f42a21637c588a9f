import type { Refusal, Reply } from '../serve.ts';
import type { Bank } from './bank.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  402: 'Payment required',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A problem in the server's style. */
export function fail({ on }: Bank, status: number, detail = 'The request was refused'): Reply {
  const challenge: Record<string, string> =
    status === 401 ? { 'WWW-Authenticate': 'Bearer realm="transfers"' } : {};
  const isRich = on('rich-problems');
  const extensions = isRich ? { type: '/problems#general', traceId: '00-af12-01', errors: [{ detail }] } : {};
  const type = isRich ? 'Application/Problem+JSON; charset="utf-8"' : 'application/problem+json';
  const problem = { title: titles[status] ?? 'Internal error', status, detail, ...extensions };
  return json(status, problem, { 'Content-Type': type, ...challenge });
}

/** What is answered where no handler is reached. */
export function refuse(bank: Bank, { kind, status, allow }: Refusal): Reply {
  const reply = fail(bank, status);
  const isTold = kind === 'method' && !bank.on('405-without-allow');
  return isTold ? { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } } : reply;
}
