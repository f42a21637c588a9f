import type { ServerResponse } from 'node:http';
import type { WebhookHandler } from '../webhooks/webhook-options.ts';
import { fetchRequest, type ParsedMessage, sendResponse } from './node-request.ts';

/** A handler of Express, and of `node:http`. */
export type NodeHandler = (
  request: ParsedMessage,
  response: ServerResponse,
  next?: (error: unknown) => void,
) => void;

/**
 * Mounts a webhook in Express, or in a server of `node:http`.
 *
 * It reads the body itself. Put it before `express.json()`, or give it the bytes with `express.raw({ type: '*\/*' })`:
 * JSON that was read and written again is another text, and no signature fits it.
 *
 * @example
 * app.post('/hooks/studio', expressWebhook(receive));
 */
export function expressWebhook(receive: WebhookHandler): NodeHandler {
  return (message, response, next) => {
    const answer = async () =>
      sendResponse(await receive(fetchRequest(message, response)), message, response);
    answer().catch((error: unknown) => {
      // The sender is gone: there is nobody to tell.
      if (response.destroyed) return;
      if (next) return next(error);
      response.writeHead(500).end();
      console.error('a webhook could not be received:', error);
    });
  };
}
