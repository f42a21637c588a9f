/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse;
  readonly durationMs: number;
  /** When it was sent, in ms since 1970; undefined where nobody looked at a clock. */
  readonly startedMs?: number;
}

export interface WireRequest {
  /** In upper case. */
  readonly method: string;
  /** Absolute, with query. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | undefined;
}

export interface WireResponse {
  readonly status: number;
  /** In the order received; a name may occur several times. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Set when the body was longer than the reader's limit; `body` is its beginning then. */
  readonly truncated?: boolean;
  /** Set when the body is not compressed as its `Content-Encoding` says; `body` is as it came then. */
  readonly isMiscoded?: boolean;
}

/** All values of a header, joined as HTTP allows; undefined where it was not sent. */
export function headerOf(headers: WireRequest['headers'], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
  return values.length > 0 ? values.join(', ') : undefined;
}
