import type { Operation } from '../model/model.ts';
import type { HeaderValues, MockResponse, Violation } from './exchange.ts';

/** A request whose operation is known and whose body is decoded. */
export interface EngineRequest {
  /** The path without a base path, percent-encoded: `/jobs/7`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  /** Null without a body, a string for what is not JSON. */
  readonly body: unknown;
}

export interface EngineAnswer extends MockResponse {
  readonly violations: readonly Violation[];
}

/** How answers are made. */
export interface EngineOptions {
  /** Generate answers from schemas instead of examples. Default: false. */
  readonly dynamic?: boolean;
  /** Makes generated answers the same for the same request. Default: they vary. */
  readonly seed?: number | string;
  /** Answer 500 where the answer itself breaks the document. Default: false. */
  readonly errors?: boolean;
  /** Also generate properties that are not required. Default: true. */
  readonly fillProperties?: boolean;
  /** Generate answers even where there are examples. Default: false. */
  readonly ignoreExamples?: boolean;
}

/** What negotiates and makes the answers of one document: Prism, or what takes its place one day. */
export interface Engine {
  /** Answers a request to an operation of the document. */
  answer(operation: Operation, request: EngineRequest): Promise<EngineAnswer>;
  /** Answers with a documented status and its example: what a request gets that could not be read or routed. */
  answerWith(operation: Operation, status: number): Promise<EngineAnswer>;
  /** Loads what the first answer would load. */
  warm(): Promise<void>;
}
