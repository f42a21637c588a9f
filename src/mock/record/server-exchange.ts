import type { Operation } from '../../model/model.ts';
import type { HeaderValues } from '../exchange.ts';
import type { KeptBody } from '../journal/journal-entry.ts';

/** One exchange of a client with the server behind a proxy, as it went by: secrets included. */
export interface ServerExchange {
  /** When the request came, in milliseconds since 1970. */
  readonly timeMs: number;
  /** Until the last byte of the answer. */
  readonly durationMs: number;
  /** Undefined where the document has none. */
  readonly operation: Operation | undefined;
  /** In upper case. */
  readonly method: string;
  /** Path and query as the client asked, percent-encoded. */
  readonly target: string;
  /** Names in lower case. */
  readonly requestHeaders: HeaderValues;
  /** A number where it is not kept: its size in bytes. */
  readonly requestBody: KeptBody;
  readonly status: number;
  readonly responseHeaders: HeaderValues;
  readonly responseBody: KeptBody;
  /** The answer broke off, or its reader left before its end. */
  readonly isBrokenOff: boolean;
}

/** Told of each exchange when it has ended; must not throw. */
export type ExchangeListener = (exchange: ServerExchange) => void;
