/**
 * The types of calls: what a method of a generated client takes and what it resolves to, worked out from the
 * operation's type in `types.ts` (the shape that openapi-typescript writes).
 */

import type { CallResult } from './call-result.ts';
import type { JsonMedia, TextMedia } from './media-type.ts';

/** How a successful body is read when its media type should not decide. */
export type ParseAs = 'json' | 'text' | 'blob' | 'arrayBuffer' | 'stream';

/**
 * A method of a generated client whose first argument is needed: something in it is required.
 *
 * @typeParam Extra what the promise has besides: `Job`
 */
export type Call<Operation, Media extends string = 'application/json', Extra = unknown> = <
  P extends ParseAs | 'auto' = 'auto',
>(
  init: CallInit<Operation, Media> & { readonly parseAs?: P },
) => Promise<CallResult<Operation, P>> & Extra;

/** A method of a generated client that can be called without arguments. */
export type OptionalCall<Operation, Media extends string = 'application/json', Extra = unknown> = <
  P extends ParseAs | 'auto' = 'auto',
>(
  init?: CallInit<Operation, Media> & { readonly parseAs?: P },
) => Promise<CallResult<Operation, P>> & Extra;

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
      ? Value | FormData | ReadableStream<Uint8Array>
      : Media extends TextMedia
        ? (Value extends string ? Value : string) | Blob
        : Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array> | string;
