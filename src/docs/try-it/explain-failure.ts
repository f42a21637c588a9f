/** What is known of a request to which no answer came. */
export interface Failure {
  readonly url: string;
  /** The page's own address. */
  readonly page: string;
  /** The page's policy did not let the request out. */
  readonly isBlocked: boolean;
  readonly isOnline: boolean;
}

const local = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Why a request may have failed: a browser does not tell a page, so these are the likely reasons. */
export function explainFailure({ url, page, isBlocked, isOnline }: Failure): readonly string[] {
  const target = new URL(url);
  const own = new URL(page);
  if (isBlocked)
    return [
      `This page may not ask ${target.origin}, or the address that it was redirected to. It may ask its own origin, the servers of the document and any port of this machine (127.0.0.1, localhost).`,
    ];
  const isLocal = local.test(target.hostname);
  if (own.protocol === 'https:' && target.protocol === 'http:' && !isLocal)
    return [
      `The page came over https, so the browser does not let it ask ${target.origin} over http. Choose an https server, or open the page over http.`,
    ];
  const reasons = [
    isLocal
      ? `Nothing listens at ${target.origin}: start the mock with "concordat mock", or the server.`
      : `${target.origin} cannot be reached${isOnline ? '' : ': this machine is offline'}.`,
  ];
  if (own.origin !== target.origin) {
    const from =
      own.protocol === 'file:'
        ? 'A page opened from a file has the origin "null"'
        : `This page has the origin ${own.origin}`;
    reasons.push(
      `The server answers, but not to pages of another origin (CORS). ${from}; the server has to allow it, the method and the headers. The mock does.`,
    );
  }
  if (isLocal && own.protocol === 'https:')
    reasons.push(
      'The browser asks before a page from the network may reach this machine, and that was not allowed.',
    );
  return reasons;
}
