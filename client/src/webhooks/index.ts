/** Webhooks and callbacks that an API sends, verified and handled once: `@concordat/client/webhooks`. */
export { createWebhookHandler } from './create-webhook-handler.ts';
export {
  type DeliveryClaim,
  type DeliveryStore,
  type MemoryDeliveryStoreOptions,
  memoryDeliveryStore,
} from './delivery-store.ts';
export {
  type SignatureReason,
  type SignedDelivery,
  type Verified,
  verifySignature,
} from './verify-signature.ts';
export type {
  EventBody,
  HandleEvent,
  WebhookChecks,
  WebhookDelivery,
  WebhookHandler,
  WebhookOptions,
  WebhookProblem,
  WebhookSettings,
  WebhookTrust,
} from './webhook-options.ts';
export type { WebhookSecret, WebhookSecrets } from './webhook-secret.ts';
