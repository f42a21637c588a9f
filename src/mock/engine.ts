import type { MediaType, Operation } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import type { Behaviour, Call, Directed } from './behaviour.ts';
import type { HeaderValues, MockResponse, Violation } from './exchange.ts';
import type { ValidateMode } from './request/preferences.ts';
import type { World } from './world/world.ts';

/** A request whose operation is known. */
export interface EngineRequest {
  /** The path without a base path, percent-encoded: `/jobs/7`. */
  readonly path: string;
  /** What stands before the path in the target: `/api/v1`, with its mount `/jobs/api/v1`. Absent where it is not known. */
  readonly basePath?: string | undefined;
  /** As sent, without `?`; empty where there is none. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  readonly body: Uint8Array | undefined;
  /** The state of the session that asks; absent where nothing is remembered. */
  readonly world?: World | undefined;
  /** The sender's address, where there is a network: `127.0.0.1`. */
  readonly address?: string | undefined;
}

/** What an answer was made from. */
export type AnswerSource =
  /** An example of the document, or one that was repaired. */
  | {
      readonly kind: 'example';
      readonly name: string | undefined;
      readonly at: Location;
      readonly repaired: boolean;
    }
  /** A value made for a schema. */
  | {
      readonly kind: 'schema';
      readonly at: Location;
      readonly dynamic: boolean;
      /** What dynamic values follow from. */
      readonly seed?: string;
    }
  /** State, a scenario or a limit decided. */
  | { readonly kind: 'behaviour'; readonly because: string; readonly repaired: boolean }
  /** Nothing is documented that a body could be made from. */
  | { readonly kind: 'nothing' }
  /** The mock's own problem. */
  | { readonly kind: 'problem'; readonly type: string; readonly title: string };

export interface EngineAnswer extends MockResponse {
  readonly violations: readonly Violation[];
  readonly source: AnswerSource;
  /** Of an event stream, whose body is made when it is sent: what from. Absent for every other answer. */
  readonly events?: EventPlan;
  /** Of an answer that is still to be made: this one stands in for it. Absent for every other. */
  readonly pending?: Promise<EngineAnswer>;
}

/** What the events of a stream are made from. */
export interface EventPlan {
  /** The document's example, or what a behaviour decided on; undefined where events are made up. */
  readonly value: unknown;
  /** The stream as it is documented. */
  readonly media: MediaType | undefined;
}

/** What becomes of examples that break their own schema. */
export const exampleModes = ['as-written', 'repair'] as const;
export type ExampleMode = (typeof exampleModes)[number];

/** How answers are made. */
export interface EngineOptions {
  /** Generate answers from schemas instead of examples. Default: false. */
  readonly dynamic?: boolean;
  /** Makes generated answers the same for the same request. Default: they vary. */
  readonly seed?: number | string;
  /** What answers follow from that vary; given back as `seed`, it repeats the first of each. Default: '0'. */
  readonly randomSeed?: string;
  /** Answer 500 where the answer itself breaks the document. Default: false. */
  readonly errors?: boolean;
  /** Also generate properties that no schema names, where others are allowed. Default: true. */
  readonly fillProperties?: boolean;
  /** Generate answers even where there are examples. Default: false. */
  readonly ignoreExamples?: boolean;
  /** What happens to requests that break the document: refused, answered with a header that says so, or not checked. Default: `error`. */
  readonly validate?: ValidateMode;
  /** Whether examples that break their own schema are served as they are, or repaired. Default: `as-written`. */
  readonly examples?: ExampleMode;
}

/** What makes the answers of one document. */
export interface Engine {
  /** Answers a request to an operation of the document. */
  answer(operation: Operation, request: EngineRequest): EngineAnswer;
  /** Answers as was decided, whatever was asked. */
  direct(operation: Operation, request: EngineRequest, directed: Directed): EngineAnswer;
  /** Answers a valid call by what decides here, else by the document. */
  answerCall(call: Call, behaves: Behaviour): EngineAnswer;
  /** Answers with a documented status and its example: what a request gets that could not be read or routed. */
  answerWith(operation: Operation, status: number): EngineAnswer;
  /** Loads what the first answer would load. */
  warm(): void;
  /** Everything of the document that cannot be checked; compiles every schema. */
  unenforceable(): readonly Problem[];
}
