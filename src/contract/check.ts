import type { SecretPlaces } from '../http/secrets.ts';
import type { MediaType, Model, Operation, Response } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { Exchange } from './exchange.ts';

/** What each check looks at. */
export interface ExchangeContext {
  readonly model: Model;
  readonly operation: Operation;
  readonly exchange: Exchange;
  /** The documented response for the status; undefined where there is none. */
  readonly response: Response | undefined;
  /** As sent; undefined where it was not. */
  readonly contentType: string | undefined;
  /** The documented media type that describes the body; undefined where none does. */
  readonly mediaType: MediaType | undefined;
  readonly secrets: SecretPlaces;
}

/** One thing that is checked of an exchange. */
export type Check = (context: ExchangeContext) => readonly Problem[];
