import type { SecretPlaces } from '../../http/secrets.ts';
import type { Operation } from '../../model/model.ts';
import type { MockLog } from '../events.ts';
import type { MockResponse, Violation } from '../exchange.ts';
import type { Mock } from '../mock.ts';
import type { TraceRequest } from '../operations/request-trace.ts';
import type { ExchangeListener } from '../record/server-exchange.ts';
import type { Mount } from '../request/mount.ts';
import type { Upstream } from './upstream.ts';

/** What passing a request on needs: made once for a proxy. */
export interface ProxyContext {
  readonly mount: Mount;
  readonly upstream: Upstream;
  readonly errors: boolean;
  readonly validateRequest: boolean;
  readonly cors: boolean;
  readonly maxBodyBytes: number;
  readonly maxHoldMs: number;
  /** Answers where the server behind says that it cannot yet: 501. */
  readonly mock: () => Promise<Mock>;
  readonly secrets: SecretPlaces;
  readonly log: MockLog;
  readonly clock: () => number;
  /** Told of what the server answered; undefined where nobody records. */
  readonly record: ExchangeListener | undefined;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Undefined where requests are not traced. */
  readonly trace: TraceRequest | undefined;
}

/** An answer that was given, for the log. */
export interface GivenAnswer {
  readonly status: number;
  readonly violations: readonly Violation[];
  readonly operation?: Operation | undefined;
  /** What the proxy failed at. */
  readonly error?: string;
  /** The mock has answered, and has told of it. */
  readonly isLogged?: true;
}

/** An answer of the proxy's own. */
export interface OwnAnswer extends Omit<GivenAnswer, 'status'> {
  readonly response: MockResponse;
}
