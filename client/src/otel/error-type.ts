/** The kind of an error: the system's code where there is one, `ECONNREFUSED`, else its name. */
export function errorType(error: unknown): string {
  for (let inner: unknown = error, depth = 0; inner instanceof Error && depth < 5; depth++) {
    if ('code' in inner && typeof inner.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(inner.code)) {
      return inner.code;
    }
    inner = inner instanceof AggregateError ? inner.errors[0] : inner.cause;
  }
  return error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : '_OTHER';
}
