/** `@concordat/client/node`: what needs Node. */

export { type AwsSecretsOptions, awsSecrets } from './aws-secrets.ts';
export { expressWebhook, type NodeHandler } from './express-webhook.ts';
export { type FastifyParts, fastifyWebhook } from './fastify-webhook.ts';
export { type FileSecretsOptions, fileSecrets } from './file-secrets.ts';
export { fileStateStore } from './file-state-store.ts';
export { inTransaction } from './in-transaction.ts';
export { type AuditLogger, pinoSink } from './pino-sink.ts';
export { type ReadSettingsOptions, readSettings } from './read-settings.ts';
export { type SqliteDatabase, type SqliteStateStoreOptions, sqliteStateStore } from './sqlite-state-store.ts';
