import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal } from '../admin/admin-answer.ts';
import { readAtMost } from '../admin/intercept-calls.ts';
import type { HeaderValues, MockResponse } from '../exchange.ts';
import { Lru } from '../lru.ts';
import { isThisMachine } from '../webhook/webhook-target.ts';
import { sessionOf } from '../world/session-of.ts';
import { signIn } from './grants.ts';
import type { IdentitySettings } from './identity-settings.ts';
import type { IssuerState } from './intercept-identity.ts';
import { issuerKeys } from './issuer-keys.ts';
import type { WithWorld } from './issuer-store.ts';
import { createOidcIssuer, type OidcIssuer } from './oidc-issuer.ts';
import { page, signInPage } from './sign-in-page.ts';

/** The largest form of a sign-in, in bytes. */
const maxFormBytes = 10_000;
/** An issuer says its own address: there is one for each name that it is called by. */
const maxNames = 8;
const issuers = new WeakMap<IdentitySettings, Lru<string, Promise<OidcIssuer>>>();

/** Answers a call of the issuer; what it refuses before anything else comes back instead. */
export async function answerIssuer(
  { identity, worlds, names, kept }: IssuerState & { readonly identity: IdentitySettings },
  allowHosts: readonly string[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<MockResponse | undefined> {
  const host = incoming.headers.host ?? '';
  if (!isKnownHost(host, allowHosts)) {
    const detail = `The host ${JSON.stringify(host.slice(0, 100))} is not a name of this machine: call localhost, an address, or a name that --allow-host names.`;
    return refusal(403, 'The issuer is called by a foreign name', detail);
  }
  // Node leaves out what was not sent; its type allows undefined all the same.
  const read = sessionOf(incoming.headers as HeaderValues, names);
  if (!read.ok) return refusal(400, 'The session cannot be read', read.reason);
  const { session } = read;
  const within: WithWorld = (act) =>
    kept ? kept.run(session, () => act(worlds.of(session))) : act(worlds.of(session));
  // What is out of reach is said before the library begins, which has no words for it.
  await within(() => undefined);
  const protocol = 'encrypted' in incoming.socket ? 'https' : 'http';
  const issuer = await issuerAt(`${protocol}://${host}`, identity, kept);
  const path = (incoming.url ?? '').split('?', 1)[0] ?? '';
  if (!path.startsWith(`${identity.path}/sign-in/`)) {
    await issuer.handle(within, incoming, outgoing);
    return undefined;
  }
  return answerSignIn(issuer, identity, within, incoming, outgoing);
}

/** By an address in digits nobody is led here who did not mean to be. */
function isKnownHost(host: string, allowHosts: readonly string[]): boolean {
  const hostname = URL.parse(`http://${host}`)?.hostname ?? '';
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(hostname) || /^\[[\da-f:.]+\]$/i.test(hostname);
  return isThisMachine(hostname) || isAddress || allowHosts.includes(host) || allowHosts.includes(hostname);
}

function issuerAt(
  origin: string,
  settings: IdentitySettings,
  kept: IssuerState['kept'],
): Promise<OidcIssuer> {
  const known = issuers.get(settings) ?? new Lru<string, Promise<OidcIssuer>>(maxNames);
  issuers.set(settings, known);
  const issuer =
    known.get(origin) ?? issuerKeys(kept).then((keys) => createOidcIssuer(origin, settings, keys));
  known.set(origin, issuer);
  // One that could not be made is made when it is next asked for.
  issuer.catch(() => known.delete(origin));
  return issuer;
}

async function answerSignIn(
  issuer: OidcIssuer,
  settings: IdentitySettings,
  within: WithWorld,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<MockResponse | undefined> {
  const pending = await issuer.pending(within, incoming, outgoing);
  if (!pending) {
    return html(400, page('This sign-in is over', ['Begin again in the program that asked for it.']));
  }
  if (incoming.method !== 'POST') return html(200, signInPage(pending.client, pending.hint, false));
  const body = await readAtMost(incoming, maxFormBytes);
  if (!body) return refusal(413, 'The form is too large', `It has at most ${maxFormBytes} bytes.`);
  const form = new URLSearchParams(body.toString());
  if (form.get('action') === 'refuse') {
    await issuer.finish(within, incoming, outgoing, undefined);
    return undefined;
  }
  const login = form.get('login') ?? '';
  const user = signIn(settings, login, form.get('password') ?? '');
  if (!user) return html(401, signInPage(pending.client, login, true));
  await issuer.finish(within, incoming, outgoing, user);
  return undefined;
}

function html(status: number, body: string): MockResponse {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    },
    body,
  };
}
