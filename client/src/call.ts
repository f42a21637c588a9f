/**
 * The types of calls: what a method of a generated client takes and what it resolves to, worked out from the
 * operation's type in `types.ts` (the shape that openapi-typescript writes).
 */

/** How a successful body is read when its media type should not decide. */
export type ParseAs = 'json' | 'text' | 'blob' | 'arrayBuffer' | 'stream';

/** A method of a generated client whose first argument is needed: something in it is required. */
export type Call<Operation, Media extends string = 'application/json'> = <
  P extends ParseAs | 'auto' = 'auto',
>(
  init: CallInit<Operation, Media> & { readonly parseAs?: P },
) => Promise<CallResult<Operation, P>>;

/** A method of a generated client that can be called without arguments. */
export type OptionalCall<Operation, Media extends string = 'application/json'> = <
  P extends ParseAs | 'auto' = 'auto',
>(
  init?: CallInit<Operation, Media> & { readonly parseAs?: P },
) => Promise<CallResult<Operation, P>>;

/**
 * What a call takes: parameters by place, the body, and options of this one request.
 *
 * Sample: `{ path: { id: 7 }, query: { page: 2 }, body: { name: 'x' }, signal }`. `Media` is the media type that
 * a body is sent as when `contentType` does not choose another.
 */
export type CallInit<Operation, Media extends string = 'application/json'> = ParametersOf<Operation> &
  BodyPart<Operation, Media> &
  CallOptions;

/** Options of one request. */
export interface CallOptions {
  /** Aborts the request and the reading of its answer. */
  readonly signal?: AbortSignal | undefined;
  /** Headers beyond the documented ones; they win over those of the client. */
  readonly headers?: HeaderValues | undefined;
}

/** Headers by name; what is undefined is not sent. */
export type HeaderValues = Readonly<Record<string, string | undefined>>;

type ParametersOf<Operation> = Operation extends { parameters: infer P }
  ? { readonly [K in keyof P]: ParameterGroup<P[K]> }
  : unknown;

/** Under `exactOptionalPropertyTypes` an optional parameter may still be handed over as undefined. */
type ParameterGroup<Group> = {
  [K in keyof Group]: Partial<Pick<Group, K>> extends Pick<Group, K> ? Group[K] | undefined : Group[K];
};

type BodyPart<Operation, Media extends string> = Operation extends { requestBody: { content: infer Content } }
  ? BodyChoice<Content, Media, never>
  : Operation extends { requestBody?: infer RequestBody }
    ? OptionalBodyPart<NonNullable<RequestBody>, Media>
    : { readonly body?: never };

type OptionalBodyPart<RequestBody, Media extends string> = [RequestBody] extends [never]
  ? { readonly body?: never }
  : RequestBody extends { content: infer Content }
    ? BodyChoice<Content, Media, undefined>
    : { readonly body?: never };

/** One alternative a media type; the one that is the default may leave `contentType` out. */
type BodyChoice<Content, Media extends string, Absent> = {
  [M in keyof Content]: ([Absent] extends [never]
    ? { readonly body: RequestBodyOf<M, Content[M]> }
    : { readonly body?: RequestBodyOf<M, Content[M]> | Absent }) &
    (M extends Media ? { readonly contentType?: M | undefined } : { readonly contentType: M });
}[keyof Content];

/** What is taken for a body of a media type: its value, or what fetch sends as it is. */
type RequestBodyOf<Media, Value> = Media extends JsonMedia
  ? Value
  : Media extends 'application/x-www-form-urlencoded'
    ? Value | URLSearchParams
    : Media extends `multipart/${string}`
      ? Value | FormData
      : Media extends TextMedia
        ? (Value extends string ? Value : string) | Blob
        : Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array> | string;

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

/** Of a range nothing is known but its schema. */
type JsonMedia = `${string}/json${string}` | `${string}+json${string}` | '*/*' | 'application/*';

type TextMedia =
  | `text/${string}`
  | `${string}/xml${string}`
  | `${string}+xml${string}`
  | `${string}yaml${string}`
  | `${string}/jsonl${string}`
  | `${string}ndjson${string}`
  | `${string}/javascript${string}`
  | `${string}/graphql${string}`
  | 'application/x-www-form-urlencoded';

/** An operation whose request body lacks the properties that are `readOnly`: the server sets them. */
export type WithoutReadOnly<Operation> = {
  [K in keyof Operation]: K extends 'requestBody' ? WritableBody<Operation[K]> : Operation[K];
};

type WritableBody<RequestBody> = RequestBody extends { content: infer Content }
  ? { content: { [M in keyof Content]: Writable<Content[M]> } }
  : RequestBody;

type Writable<T> = T extends Blob | string | number | boolean | null | undefined
  ? T
  : T extends readonly unknown[]
    ? { [K in keyof T]: Writable<T[K]> }
    : T extends object
      ? { [K in keyof T as IsReadOnly<T, K> extends true ? never : K]: Writable<T[K]> }
      : T;

/** Two types are the same when neither can stand for the other in a generic function: the one test that sees `readonly`. */
type IsReadOnly<T, K extends keyof T> =
  (<G>() => G extends Pick<T, K> ? 1 : 2) extends <G>() => G extends Mutable<Pick<T, K>> ? 1 : 2
    ? false
    : true;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
