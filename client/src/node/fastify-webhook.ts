import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookHandler } from '../webhooks/webhook-options.ts';
import { fetchRequest, headersOf } from './node-request.ts';

/** What is needed of Fastify, version 4 or 5. */
export interface FastifyParts {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    type: string,
    parser: (
      request: unknown,
      payload: IncomingMessage,
      done: (error: Error | null, body?: unknown) => void,
    ) => void,
  ): unknown;
  post(path: string, handler: (request: FastifyRequestParts, reply: FastifyReplyParts) => unknown): unknown;
}

interface FastifyRequestParts {
  readonly raw: IncomingMessage;
}

interface FastifyReplyParts {
  readonly raw: ServerResponse;
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  send(body?: unknown): unknown;
}

/**
 * A plugin of Fastify with a webhook at a path.
 *
 * Fastify keeps what a plugin sets to itself: bodies of this path come as they were sent, since signatures are over
 * these bytes; all other paths parse JSON as before.
 *
 * @example
 * app.register(fastifyWebhook('/hooks/studio', receive));
 */
export function fastifyWebhook(path: string, receive: WebhookHandler): (app: FastifyParts) => Promise<void> {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.post(path, async (request, reply) => {
      const answer = await receive(fetchRequest(request.raw, reply.raw));
      reply.code(answer.status);
      for (const [name, value] of headersOf(answer, request.raw)) reply.header(name, value);
      return reply.send(Buffer.from(await answer.arrayBuffer()));
    });
  };
}
