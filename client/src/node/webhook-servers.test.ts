import { createServer, type RequestListener, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, {
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type NextFunction,
} from 'express';
import fastify from 'fastify';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWebhookHandler } from '../webhooks/create-webhook-handler.ts';
import type { WebhookHandler } from '../webhooks/webhook-options.ts';
import { expressWebhook } from './express-webhook.ts';
import { fastifyWebhook } from './fastify-webhook.ts';
import type { ParsedMessage } from './node-request.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Start = (receive: WebhookHandler) => Promise<string>;

const servers: [name: string, start: Start][] = [
  ['node:http', (receive) => listen(expressWebhook(receive))],
  [
    'behind express.raw(), which leaves a Buffer in `body`',
    (receive) =>
      listen(async (message, response) => {
        const body = Buffer.concat(await message.toArray());
        expressWebhook(receive)(Object.assign(message, { body }) as ParsedMessage, response);
      }),
  ],
  [
    'Express, before express.json()',
    (receive) => {
      const app = express();
      app.post('/hooks', expressWebhook(receive));
      app.use(express.json());
      return listen(app);
    },
  ],
  [
    'Express, in a router, behind express.raw()',
    (receive) => {
      const router = express.Router();
      router.post('/', express.raw({ type: '*/*', limit: '3mb' }), expressWebhook(receive));
      return listen(express().use('/hooks', router));
    },
  ],
  [
    'Fastify',
    async (receive) => {
      const app = fastify();
      app.post('/json', async ({ body }) => ({ got: body }));
      app.register(fastifyWebhook('/hooks', receive));
      onTestFinished(() => app.close());
      return app.listen({ port: 0, host: '127.0.0.1' });
    },
  ],
];

describe.each(servers)('%s', (_name, start) => {
  /** A receiver that listens, and what it got. */
  async function started() {
    const got: string[] = [];
    const receive = createWebhookHandler<{ ended: { text: string } }>({
      secret,
      maxBodyBytes: 2_000_000,
      handlers: { ended: async ({ text }, { id }) => void got.push(`${id} ${text.length}`) },
    });
    const url = await start(receive);
    const post = (body: string, signed = body) =>
      fetch(`${url}/hooks`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
          'webhook-signature': new Webhook(secret).sign('msg_1', new Date(), signed),
        },
        body,
      });
    return { got, post, url };
  }

  test('the bytes are verified as they came', async () => {
    const { got, post } = await started();
    const body = JSON.stringify({ type: 'ended', text: 'ä'.repeat(600_000) }, null, 2);
    expect([(await post(body)).status, got]).toEqual([204, ['msg_1 600000']]);
  });

  test('what was changed on the way is refused', async () => {
    const { got, post } = await started();
    const answer = await post('{"type":"ended", "text":""}', '{"type":"ended","text":""}');
    expect([answer.status, got]).toEqual([400, []]);
    expect(await answer.json()).toMatchObject({ error: 'signature' });
  });

  test('what is too large is refused', async () => {
    const { post } = await started();
    expect((await post(JSON.stringify({ type: 'ended', text: 'x'.repeat(2_000_000) }))).status).toBe(413);
  });
});

test('other paths of Fastify parse JSON as before', async () => {
  const app = fastify();
  app.post('/json', async ({ body }) => ({ got: body }));
  app.register(fastifyWebhook('/hooks', async () => new Response()));
  const answer = await app.inject({ method: 'POST', url: '/json', payload: { a: 1 } });
  expect(answer.json()).toEqual({ got: { a: 1 } });
});

test('a body that a parser has read is an error that says what to do', async () => {
  let told: unknown;
  const url = await listen(async (message, response) => {
    const body: unknown = JSON.parse(Buffer.concat(await message.toArray()).toString());
    expressWebhook(async () => new Response())(
      Object.assign(message, { body }) as ParsedMessage,
      response,
      (error) => {
        told = error;
        response.writeHead(500).end();
      },
    );
  });
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(500);
  expect(String(told)).toContain('mount the webhook before express.json()');
});

test('Express: behind express.json() its error handler is told what to do', async () => {
  const app = express();
  app.use(express.json());
  app.post(
    '/hooks',
    expressWebhook(async () => new Response()),
  );
  app.use((error: Error, _request: ExpressRequest, response: ExpressResponse, _next: NextFunction) => {
    response.status(500).send(error.message);
  });
  const url = await listen(app);
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/hooks`, { method: 'POST', headers, body: '{}' });
  expect([answer.status, await answer.text()]).toEqual([
    500,
    expect.stringContaining('mount the webhook before express.json()'),
  ]);
});

test('the handler learns that the sender hung up', async () => {
  let hungUp: (() => void) | undefined;
  const noticed = new Promise<void>((resolve) => {
    hungUp = resolve;
  });
  const url = await listen(
    expressWebhook(async (request) => {
      sent.destroy();
      request.signal.addEventListener('abort', () => hungUp?.());
      await noticed;
      return new Response();
    }),
  );
  const sent = send(url, { method: 'POST' }).on('error', () => undefined);
  sent.end('{}');
  await noticed;
});
