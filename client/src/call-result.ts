import type { ParseAs } from './call.ts';
import type { JsonMedia, TextMedia } from './media-type.ts';

/**
 * What a call resolves to, by documented status: `ok` or `error` tells success from failure, `status` tells the
 * documented statuses apart.
 *
 * A status that the document does not list has the type of its range (`4XX`) or of `default`; where there is
 * neither, it still arrives, as its body was sent.
 */
export type CallResult<Operation, P extends ParseAs | 'auto' = 'auto'> = Operation extends {
  responses: infer Responses;
}
  ? Successes<Responses, P> | Failures<Responses>
  : Success<number, unknown> | Failure<number, unknown>;

/** An answer of the 200s. */
export interface Success<Status extends number, Data> {
  readonly ok: true;
  readonly status: Status;
  readonly data: Data;
  readonly error: undefined;
  readonly response: Response;
}

/** Any other answer. `error` is undefined when it came without a body: look at `ok` then. */
export interface Failure<Status extends number, Body> {
  readonly ok: false;
  readonly status: Status;
  readonly data: undefined;
  readonly error: Body;
  readonly response: Response;
}

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226 | '2XX';

/** `default` stands for success only where no success is documented. */
type SuccessKey<Responses> = [Extract<keyof Responses, SuccessStatus>] extends [never]
  ? Extract<keyof Responses, 'default'>
  : Extract<keyof Responses, SuccessStatus>;

type Successes<Responses, P extends ParseAs | 'auto'> = [SuccessKey<Responses>] extends [never]
  ? Success<number, unknown>
  : {
      [S in SuccessKey<Responses>]: Success<
        StatusOf<S>,
        P extends ParseAs ? Parsed<ResponseBodyOf<Responses[S]>>[P] : ResponseBodyOf<Responses[S]>
      >;
    }[SuccessKey<Responses>];

type FailureKey<Responses> = Exclude<keyof Responses, SuccessStatus>;

type Failures<Responses> = [FailureKey<Responses>] extends [never]
  ? Failure<number, unknown>
  : {
      [S in FailureKey<Responses>]: Failure<StatusOf<S>, ResponseBodyOf<Responses[S]>>;
    }[FailureKey<Responses>];

type StatusOf<Key> = Key extends number ? Key : number;

interface Parsed<Json> {
  json: Json;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

/** The decoded body of a documented response; undefined where it documents none. */
export type ResponseBodyOf<Response> = Response extends { content: infer Content }
  ? { [M in keyof Content]: Decoded<M, Content[M]> }[keyof Content]
  : undefined;

/** Follows `decode-body.ts`, which does the same at run time. */
type Decoded<Media, Value> = Media extends JsonMedia
  ? Value
  : Media extends 'text/event-stream'
    ? ReadableStream<Uint8Array>
    : Media extends TextMedia
      ? Value extends string
        ? Value
        : string
      : Blob;
