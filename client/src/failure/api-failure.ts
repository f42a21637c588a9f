/**
 * What an API says of a call that failed, whatever the shape of its body.
 *
 * Sample: `{ status: 422, code: 'validation_failed', message: '1 field is not valid.', fields: [{ field: 'name',
 * message: 'is required', code: undefined }], requestId: 'req_7d41c2a9', retryAfterMs: undefined }`.
 */
export interface ApiFailure<Code extends string = string> {
  readonly status: number;
  /** The kind of failure, for programs, as the body has it; `http_404` where it has none. */
  // The document's own codes are offered; a proxy in between sends others.
  readonly code: Code | (string & Record<never, never>);
  /** One sentence for people; never empty. */
  readonly message: string;
  /** What is wrong with single fields or parameters; empty where nothing is said of them. */
  readonly fields: readonly FieldFailure[];
  /** What the server's logs know the call by, where it says so. */
  readonly requestId: string | undefined;
  /** How long to wait before the next try, in milliseconds, where the server says so. */
  readonly retryAfterMs: number | undefined;
}

/** What is wrong with one field or parameter. */
export interface FieldFailure {
  /** Names and indices with dots between: `tags.2`. */
  readonly field: string;
  readonly message: string;
  /** The kind of fault, for programs, where it is said: `required`. */
  readonly code: string | undefined;
}

/** The codes of an error body, where the document lists them; `string` where it does not. */
export type CodeOf<Body> = Body extends { error: { code: infer Code extends string } }
  ? Code
  : Body extends { code: infer Code extends string }
    ? Code
    : Body extends { error: infer Code extends string }
      ? Code
      : Body extends { type: infer Code extends string }
        ? Code
        : never;
