import type { WebhookProblem } from './webhook-options.ts';

const statuses = {
  method: 405,
  'media-type': 415,
  size: 413,
  signature: 400,
  json: 400,
  shape: 400,
  event: 404,
  running: 409,
} as const satisfies Record<WebhookProblem['code'], number>;

/** Thrown inside the handler where a delivery goes no further; it is answered, not passed on. */
export class Refusal extends Error {
  readonly problem: WebhookProblem;

  constructor(code: WebhookProblem['code'], message: string, event?: string) {
    super(message);
    this.problem = { code, status: statuses[code], message, ...(event !== undefined && { event }) };
  }
}

/** How a refused delivery is answered. */
export function refusalAnswer({ code, status, message }: WebhookProblem): Response {
  const headers: Record<string, string> = {
    ...(code === 'method' && { allow: 'POST' }),
    ...(code === 'running' && { 'retry-after': '5' }),
  };
  return Response.json({ error: code, message }, { status, headers });
}
