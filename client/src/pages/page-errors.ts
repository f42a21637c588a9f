/** A page was answered with an error: what the API said is in `error`, as a call would have given it. */
export class FailedPageError extends Error {
  override readonly name = 'FailedPageError';
  declare readonly status: number;
  /** The decoded body of the answer. */
  declare readonly error: unknown;
  declare readonly response: Response;
  /** Which page of this reading it was, from 1. */
  declare readonly page: number;

  constructor(operation: string, page: number, failure: { error: unknown; response: Response }) {
    super(`${operation} answered ${failure.response.status} for page ${page}`);
    this.status = failure.response.status;
    this.error = failure.error;
    this.response = failure.response;
    this.page = page;
  }
}

/** The pages do not end: one came twice, many were empty, or there are more than were asked for. */
export class EndlessPagesError extends Error {
  override readonly name = 'EndlessPagesError';

  constructor(operation: string, page: number, reason: string) {
    super(`${operation} was given up after page ${page}: ${reason}`);
  }
}
