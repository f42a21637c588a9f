/** Tokens that end, and are replaced in time: `@concordat/client/auth`. */
export { type RefreshingOptions, refreshing } from './refreshing.ts';
export type { AccessToken, TokenSource } from './token-source.ts';
