import type { OperationAt, OperationKey } from '../../contract/typed-paths.ts';
import type { Finding } from '../finding.ts';

// What a run of verify asks its user's own code, typed by the generated `paths`. Types only.

/** Functions that a run calls; all of them may be left out, and may be asynchronous but for `ignore`. */
export interface VerifyHooks<Paths> {
  /** Before anything is sent: puts the server into the state that the run begins with. */
  readonly beforeRun?: (run: HookRun) => void | Promise<void>;
  /** Before the first request of an operation: what it needs to exist. */
  readonly beforeOperation?: (call: HookCall<OperationKey<Paths>>) => void | Promise<void>;
  /**
   * Who is calling an operation. Asked once for an operation and user, and again after a 401: then the old ones have
   * expired. Undefined where the flags say it.
   */
  readonly credentials?: (
    call: HookCall<OperationKey<Paths>> & {
      readonly user: 'first' | 'second';
      /** Whether what was given before is refused. */
      readonly isRenewal: boolean;
    },
  ) => HookCredentials | undefined | Promise<HookCredentials | undefined>;
  /** Path parameters of things that are there and may be used, by the operation: `{ 'GET /jobs/{id}': { id: 7 } }`. */
  readonly ids?: { readonly [Key in OperationKey<Paths>]?: PathValues<OperationAt<Paths, Key>> };
  /** Sent with every request but those that try without credentials, or made for each operation. */
  readonly headers?: Headers | ((call: HookCall<OperationKey<Paths>>) => Headers | Promise<Headers>);
  /** Why a finding is none; undefined where it is one. */
  readonly ignore?: (finding: Finding) => string | undefined;
  /** After everything that was made is deleted, whatever came of the run. */
  readonly afterRun?: (run: HookRun) => void | Promise<void>;
}

type Headers = Readonly<Record<string, string>>;

/** The server of a run. */
export interface HookRun {
  /** Base URL with the base path. */
  readonly server: string;
  /** Sends requests that nobody checks or counts. */
  readonly fetch: typeof globalThis.fetch;
}

/** An operation that is about to be called. */
export interface HookCall<Key> extends HookRun {
  readonly operation: Key;
  readonly operationId: string | undefined;
}

/** What proves who is calling. */
export interface HookCredentials {
  /** By the name of a security scheme of the document: a key, a token, `user:password`. For the first user only. */
  readonly auth?: Readonly<Record<string, string>>;
  readonly headers?: Headers;
}

/** A value, or a function that finds one when it is first needed. */
type PathValues<Operation> = Values<Operation> | (() => Values<Operation> | Promise<Values<Operation>>);

type Values<Operation> = Operation extends { parameters: { path: infer Path } }
  ? Readonly<Path>
  : Readonly<Record<string, string | number>>;
