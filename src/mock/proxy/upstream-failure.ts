/** Why the server behind gave no answer, for the client and for the log. */
export interface UpstreamFailure {
  /** 504 where it took too long. */
  readonly status: 502 | 504;
  readonly title: string;
  /** What happened, and what to do. */
  readonly detail: string;
  /** One phrase: `connect ECONNREFUSED 127.0.0.1:3000`. */
  readonly reason: string;
}

/** What is to be done about what Node says, by its code. */
const advice: readonly [code: RegExp, what: string][] = [
  [/^ECONNREFUSED$/, 'Nothing listens there: start the server, or correct its address.'],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, 'Its name is not known: correct the address.'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'There is no way to it from this machine.'],
  [/^(?:ECONNRESET|EPIPE)$/, 'It closed the connection before it answered: look at its log.'],
  [/^HPE_/, 'What it sent is not HTTP/1.1: is this its port, and does it want https?'],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT)/,
    'Its certificate is not trusted: name the one that signed it in the environment variable NODE_EXTRA_CA_CERTS.',
  ],
  [/^(?:ERR_SSL|EPROTO)/, 'It does not speak TLS there: is the address one of http?'],
];

/**
 * Says what a failed request means.
 *
 * @param url the server's address, without a slash at the end
 */
export function upstreamFailure(url: string, error: unknown, timeoutMs: number): UpstreamFailure {
  const { message, code = '', name } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') {
    const reason = `no answer within ${timeoutMs} ms`;
    const detail = `${url} gave ${reason}. Wait longer with --upstream-timeout, or look at what the server does.`;
    return { status: 504, title: 'The server behind the proxy takes too long', detail, reason };
  }
  // Several addresses were tried: the first failure speaks for all.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const reason =
    first instanceof Error && first.message !== '' ? first.message : message || code || 'it failed';
  const what = advice.find(([pattern]) => pattern.test(code))?.[1] ?? 'Look at its log.';
  return {
    status: 502,
    title: 'The server behind the proxy cannot be reached',
    detail: `${url} gave no answer: ${reason}. ${what}`,
    reason,
  };
}
