import { publicUrl } from '../errors.ts';

/** What was started has not ended in time; it goes on. `url` is where to look for it later. */
export class JobTimeoutError extends Error {
  override readonly name = 'TimeoutError';
  /** Origin and path of what was polled. */
  readonly url: string;
  /** The last state that was seen: `running`. Undefined where none was. */
  readonly state: string | undefined;

  constructor(url: string, timeoutMs: number, state: string | undefined) {
    const last = state === undefined ? '' : `; it was ${JSON.stringify(state)}`;
    super(`${publicUrl(url)} has not ended within ${timeoutMs} ms${last}`);
    this.url = publicUrl(url);
    this.state = state;
  }
}

/** The answer does not say where to follow what it started, or names another server. */
export class JobAddressError extends Error {
  override readonly name = 'JobAddressError';
  readonly response: Response;

  constructor(operation: string, named: string | undefined, response: Response) {
    const why =
      named === undefined
        ? 'it names no address'
        : `${publicUrl(named)} is on another server, which may not get this client's credentials`;
    super(`${operation} was answered ${response.status}, but cannot be followed: ${why}`);
    this.response = response;
  }
}
