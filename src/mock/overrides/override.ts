import type { OperationAt, OperationKey } from '../../contract/typed-paths.ts';
import type { Random } from '../../schema/sample/random.ts';
import type { WorldClock } from '../world/world.ts';

// Answers written in TypeScript, typed by the generated `paths`. Types only.

/** Overrides by operation: `{ 'GET /jobs/{id}': (call) => … }`. */
export type Overrides<Paths> = {
  readonly [Key in OperationKey<Paths>]?: Override<OperationAt<Paths, Key>>;
};

/**
 * Decides on the answer to a request that has passed its checks; undefined leaves it to the mock. A promise is waited for,
 * at most 5 seconds unless `createMock` says otherwise.
 */
export type Override<Operation> = (
  call: OverrideCall<Operation>,
) => OverrideAnswer<Operation> | undefined | Promise<OverrideAnswer<Operation> | undefined>;

/** A request, and what an override can use. */
export interface OverrideCall<Operation> {
  readonly parameters: OverrideParameters<Operation>;
  /** Decoded; undefined where none was sent. */
  readonly body: BodyOfRequest<Operation>;
  /** Names in lower case; one that was sent several times is joined by commas. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly world: OverrideWorld;
  /** The world's time, which it may also move. */
  readonly clock: WorldClock;
  /** Values that are the same in each run with the same seed. */
  readonly random: Random;
  /** The answer that the mock gives without the override; asked once, it has done what it does to the world. */
  next(): NextAnswer<Operation>;
  /** Aborts when the time is over in which a promise must be kept. */
  readonly signal: AbortSignal;
}

/** What a session has for itself. */
export interface OverrideWorld {
  /** Empty for those who say nothing. */
  readonly session: string;
  /** Values of the override's own, kept with the world: counters, what was seen. Plain ones: snapshots copy them. */
  readonly memory: Map<string, unknown>;
  /** A copy of an item; undefined where there is none. @param resource its name: `jobs` */
  get(resource: string, id: string | number): Record<string, unknown> | undefined;
  /** Copies of all items, the oldest first. */
  list(resource: string): readonly Record<string, unknown>[];
  /** Keeps an item: in the place of the one with the same id, or as a new one. */
  put(resource: string, item: object): void;
  /** @returns whether there was one */
  remove(resource: string, id: string | number): boolean;
}

/** An answer of the mock, typed by what the document says of its status; an override can give it back as it is. */
export type NextAnswer<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Answered<Status, Responses[Status]> }[keyof Responses]
  : Answered<number, unknown>;

interface Answered<Status, Response> {
  readonly status: Status extends number ? Status : number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of JSON the value; of anything else the text; undefined without a body. */
  readonly body: Response extends { content: infer Content }
    ? Content[keyof Content]
    : unknown extends Response
      ? unknown
      : undefined;
}

/** An answer of an override: a documented status, and a body of its schema. */
export type OverrideAnswer<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: AnswerOf<Status, Responses[Status]> }[keyof Responses]
  : AnswerOf<number, unknown>;

interface AnswerOf<Status, Response> {
  readonly status: Status extends number ? Status : number;
  /** Of the whole body. Absent: as documented. */
  readonly body?: BodyOfResponse<Response> | undefined;
  /** Instead of a body: the name of a documented example. */
  readonly example?: string | undefined;
  /** In any case; they take the place of documented ones. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type BodyOfResponse<Response> = Response extends { content: infer Content }
  ? Content[keyof Content]
  : unknown extends Response
    ? unknown
    : never;

type BodyOfRequest<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : Operation extends { requestBody?: infer Body }
    ? NonNullable<Body> extends { content: infer Content }
      ? Content[keyof Content] | undefined
      : undefined
    : undefined;

/** The documented parameters that were sent, read as their schemas say; headers by their names in lower case. */
export interface OverrideParameters<Operation> {
  readonly path: Group<Operation, 'path'>;
  readonly query: Group<Operation, 'query'>;
  readonly header: LowerCaseNames<Group<Operation, 'header'>>;
  readonly cookie: Group<Operation, 'cookie'>;
}

type Group<Operation, Place extends string> = Operation extends { parameters: infer Parameters }
  ? Place extends keyof Parameters
    ? [NonNullable<Parameters[Place]>] extends [never]
      ? Nothing
      : Readonly<NonNullable<Parameters[Place]>>
    : Nothing
  : Nothing;

type Nothing = Readonly<Record<never, never>>;
type LowerCaseNames<Group> = { readonly [Name in keyof Group as Lowercase<Name & string>]: Group[Name] };
