import { publicUrl } from '../errors.ts';

/** What was started has not ended in time; it goes on. `url` is where to look for it later. */
export class JobTimeoutError extends Error {
  override readonly name = 'TimeoutError';
  /** Origin and path of what was polled. */
  declare readonly url: string;
  /** The last state that was seen: `running`. Undefined where none was. */
  declare readonly state: string | undefined;

  constructor(url: string, timeoutMs: number, state: unknown) {
    const last = state === undefined ? '' : `; it was ${JSON.stringify(state)}`;
    const shown = publicUrl(url);
    super(`${shown} has not ended within ${timeoutMs} ms${last}`);
    this.url = shown;
    this.state = typeof state === 'string' ? state : undefined;
  }
}

/** The answer does not say where to follow what it started, or names another server. */
export class JobAddressError extends Error {
  override readonly name = 'JobAddressError';
  declare readonly response: Response;

  constructor(operation: string, named: string, response: Response) {
    const why = named === '' ? 'it names no address' : `${publicUrl(named)} is on another server`;
    super(`${operation} was answered ${response.status}, but cannot be followed: ${why}`);
    this.response = response;
  }
}
