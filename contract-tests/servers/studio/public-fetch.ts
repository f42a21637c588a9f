import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress, isPrivateUrl } from './webhook-target.ts';

/** What a message is sent with: the part of `fetch` that a sender of messages needs. */
export type SendMessage = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<Pick<Response, 'status' | 'body'>>;

/** What a public fetch looks names up with, and by. */
export interface PublicFetchOptions {
  /** All addresses of a name. Default: the system's, by `node:dns`. */
  readonly resolve?: (name: string, options: LookupOptions) => Promise<readonly LookupAddress[]>;
  /** Default: whether it is in a private network. */
  readonly isForbidden?: (address: string) => boolean;
}

/**
 * Sends messages to public addresses only.
 *
 * The addresses that are checked are those that are connected to: a name is looked up once a message, by the connection
 * itself, so that its owner cannot show a public address to a check and a private one to the connection. Connections are not
 * kept, for the next message must be checked again. A redirect is an answer like any other.
 *
 * @throws Error, by the promise, for an address in a private network, a name that has one, and what no connection can do
 */
export function createPublicFetch({
  resolve = resolveBySystem,
  isForbidden = isPrivateAddress,
}: PublicFetchOptions = {}): SendMessage {
  const checkedLookup = createCheckedLookup(resolve, isForbidden);
  return (url, { method, headers, body, signal }) =>
    new Promise((done, fail) => {
      const target = new URL(url);
      // Addresses that are written as such are not looked up.
      if (isPrivateUrl(target, isForbidden)) throw new Error(`${target.host} is in a private network`);
      const open = target.protocol === 'https:' ? requestHttps : requestHttp;
      const options = { method, headers, signal, agent: false, lookup: checkedLookup };
      const request = open(target, options, (answer: IncomingMessage) => {
        // Only the status is of use, and whoever answers may do so for ever.
        answer.on('error', () => undefined).destroy();
        done({ status: answer.statusCode ?? 0, body: null });
      });
      request.on('error', fail);
      request.end(body);
    });
}

function createCheckedLookup(
  resolve: NonNullable<PublicFetchOptions['resolve']>,
  isForbidden: (address: string) => boolean,
): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }).then(
      (found) => {
        const [first] = found;
        if (!first) return done(new Error(`${name} has no address`), '');
        // One is enough to refuse: which of several is connected to is not decided here.
        if (found.some(({ address }) => isForbidden(address)))
          return done(new Error(`${name} is in a private network`), '');
        if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: Error) => done(error, ''),
    );
  };
}

function resolveBySystem(name: string, options: LookupOptions): Promise<readonly LookupAddress[]> {
  return new Promise((done, fail) => {
    lookup(name, { ...options, all: true }, (error, found) => (error ? fail(error) : done(found)));
  });
}
