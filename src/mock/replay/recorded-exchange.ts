import type { Exchange } from '../../contract/exchange.ts';

/** One exchange of a recording; `readHar` gives such ones. */
export interface ReplayedExchange {
  /** Its place in the recording, from 1. */
  readonly number: number;
  readonly exchange: Exchange;
  /** Whether the recording has the bodies: secrets, or what was too large, may have been left out. */
  readonly hasRequestBody: boolean;
  readonly hasResponseBody: boolean;
}
