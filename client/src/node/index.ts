/** `@concordat/client/node`: what needs Node. */
export { fileStateStore } from './file-state-store.ts';
export { inTransaction } from './in-transaction.ts';
export { type SqliteDatabase, type SqliteStateStoreOptions, sqliteStateStore } from './sqlite-state-store.ts';
