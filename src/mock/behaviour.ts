import type { CheckedRequest } from '../contract/check-request.ts';
import type { Operation, SchemaNode } from '../model/model.ts';
import type { EngineRequest } from './engine.ts';
import type { Preferences } from './request/preferences.ts';
import type { Wait } from './server/wait.ts';
import type { World } from './world/world.ts';

/** A request that has passed its checks, on its way to an answer. */
export interface Call {
  /** The API's name. */
  readonly api: string;
  readonly operation: Operation;
  readonly request: EngineRequest;
  /** Parameters and body as values. */
  readonly checked: CheckedRequest;
  readonly preferences: Preferences;
  readonly world: World;
}

/** What an answer shall be. The engine finds the documented answer of the status, puts the body into it and checks it. */
export interface Directed {
  readonly status: number;
  /** Of the whole body, envelope included; bytes are sent as they are. Absent: as documented, an example or a value for the schema. */
  readonly body?: unknown;
  /** A schema that the body was found to be valid for: it is not checked again. Absent: it is checked. */
  readonly validFor?: SchemaNode | undefined;
  /** Instead of a body: the name of a documented example, or whether a value is made for the schema. */
  readonly example?: string;
  readonly dynamic?: boolean;
  /** Names in lower case; they take the place of documented ones. Undefined leaves a documented one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** What decided so, for the explanation: `created jobs/7`. */
  readonly because: string;
  /** The same one is decided on again, so that its answer is worth keeping. Default: false. */
  readonly isLasting?: boolean;
  /** What is decided on later, undefined for nothing; all else holds no more then. Absent: it is decided on. */
  readonly pending?: Promise<Directed | undefined>;
}

/** Decides on an answer; undefined leaves it to the next one, and in the end to the document alone. */
export type Behaviour = (call: Call) => Directed | undefined;

/** How an answer travels: what a network and a server in trouble do to it. */
export interface Delivery {
  /** Before the first byte. */
  readonly delayMs?: number;
  readonly bytesPerSecond?: number;
  /** The body comes in so many parts, spread evenly over this time. */
  readonly dribble?: { readonly parts: number; readonly overMs: number };
  /**
   * The body is an event stream: its events come one after another, with comments where none comes for long. Behind them
   * those of `live` come as they happen.
   */
  readonly events?: {
    readonly intervalMs: number;
    readonly heartbeatMs: number;
    readonly live?: (wait: Wait, signal: AbortSignal) => AsyncGenerator<string, undefined>;
  };
  /**
   * The connection is reset before the answer, or in the middle of its body, or closed without one; or the body is left
   * out, or ends in the middle as if that were all, or comes under the wrong content type.
   */
  readonly fault?: 'reset' | 'reset-in-body' | 'closed' | 'empty' | 'truncated' | 'wrong-type';
}
