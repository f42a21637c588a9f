import type { Refusal, Reply } from '../serve.ts';

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function fail(status: number, message: string, field: string | null = null): Reply {
  return json(status, { message, field });
}

/** What is answered where no handler is reached. */
export function refuse({ kind, status, allow }: Refusal): Reply {
  const reply = fail(status, kind === 'method' ? 'There is no such method here' : 'There is nothing here');
  return kind === 'method' ? { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } } : reply;
}
