import type { Model, Operation } from '../../model/model.ts';
import type { Directed } from '../behaviour.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';

// What answers from a recording. Types only.

/** A recording that a mock answers from. */
export interface Replay {
  /** What of it belongs to an API; it begins at the beginning. */
  of(api: { readonly name: string; readonly model: Model }): ApiReplay;
}

/** The recorded answers of one API. */
export interface ApiReplay {
  /**
   * The recorded answer to a request; undefined where none is recorded and the mock shall answer.
   *
   * @param isPeek only looks: the next one who asks gets the same
   */
  answer(operation: Operation, request: EngineRequest, isPeek: boolean): Replayed | undefined;
}

/** A recorded answer; where the recording lacks its body, what is known of it. */
export type Replayed =
  | { readonly kind: 'answer'; readonly answer: EngineAnswer }
  | { readonly kind: 'directed'; readonly directed: Directed };
