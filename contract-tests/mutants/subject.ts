/** The classes of the JSON report of `concordat verify`. */
export type FindingClass =
  | 'response-shape'
  | 'status'
  | 'headers-media'
  | 'input-acceptance'
  | 'state'
  | 'auth'
  | 'methods-routes'
  | 'collection'
  | 'robustness';

/** What a request of a witness has beside method and path. */
export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/json`, unless a header says otherwise. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Uint8Array;
  /** 5,000 where it is left out. */
  readonly timeoutMs?: number;
}

/** What came back. */
export interface Answer {
  /** 0 where no whole answer came. */
  readonly status: number;
  /** Lower-case names; several of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent: name, value, name, value … */
  readonly rawHeaders: readonly string[];
  readonly text: string;
  /** Undefined where the text is not JSON. */
  readonly json: unknown;
  /** Why no whole answer came: the server hung, or closed the connection before the end. */
  readonly failure: 'timeout' | 'closed' | undefined;
}

/** Sends one request to the server; the path is written without the base path. */
export type Ask = (method: string, path: string, options?: AskOptions) => Promise<Answer>;

/** A violation that can be switched on. */
export interface Mutant {
  readonly id: string;
  readonly class: FindingClass;
  /** `POST /items`: where a finding must point; several where the blame can honestly lie with either. */
  readonly operations: readonly string[];
  /** Other classes under which it may honestly be told. */
  readonly alsoClass?: readonly FindingClass[];
  readonly summary: string;
  /** True where the violation shows. */
  readonly witness: (ask: Ask) => Promise<boolean>;
}

/** Something unusual that the document allows. */
export interface Variant {
  readonly id: string;
  readonly summary: string;
  /** True where the variant shows. */
  readonly witness: (ask: Ask) => Promise<boolean>;
}

/** A server that was started. */
export interface Running {
  /** Origin and base path, without a slash at the end: `http://127.0.0.1:40123/v1`. */
  readonly url: string;
  close(): Promise<void>;
}

/** A small conforming server whose violations and variants can be switched on, one at a time. */
export interface Subject {
  readonly name: string;
  /** Path of its openapi.yaml. */
  readonly document: string;
  /** `/v1`, or nothing. */
  readonly basePath: string;
  /** Arguments for verify: `['--auth', 'bearer=…']`, `['--second-user', 'Authorization: Bearer …']`. */
  readonly verifyArgs: readonly string[];
  readonly mutants: readonly Mutant[];
  readonly variants: readonly Variant[];
  /** @param options.switched the id of a mutant or variant; the clean server without one */
  start(options: { readonly switched?: string | undefined }): Promise<Running>;
}
