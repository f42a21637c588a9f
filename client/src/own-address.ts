/**
 * An address that an answer names, on the server that answered; undefined where it is on another one, because
 * credentials go only where the client was told to send them.
 *
 * Behind a proxy that ends TLS servers name `http:` and an inner port: scheme and port are those of the request.
 *
 * @param here the URL of the request that was answered
 */
export function ownAddress(address: string, here: string): URL | undefined {
  if (!URL.canParse(address, here)) return undefined;
  const [to, from] = [new URL(address, here), new URL(here)];
  return to.hostname === from.hostname ? new URL(to.pathname + to.search, from.origin) : undefined;
}
