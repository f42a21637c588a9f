import type { MockRequest, MockResponse } from '../exchange.ts';
import type { AdminControl } from './control.ts';

/** A call of the mock's own interface. */
export interface AdminCall extends MockRequest {
  /** The caller's address, as the socket has it; of a call within the process `127.0.0.1`. */
  readonly remoteAddress: string | undefined;
  /** Whether the caller came over HTTPS. Default: false. */
  readonly isSecure?: boolean;
}

/** A call that has been let in, taken apart. */
export interface AdminOrder {
  readonly control: AdminControl;
  /** The values of the route's path, decoded: `{ id: '7' }`. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The session that is meant: the query parameter's, else the header's; undefined where neither names one. */
  readonly session: string | undefined;
  readonly call: AdminCall;
}

/** One thing that the interface can be asked for. */
export interface AdminRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below `/_concordat`: `/requests/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly answer: (order: AdminOrder) => MockResponse;
}
