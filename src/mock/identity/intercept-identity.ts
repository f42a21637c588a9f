import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal } from '../admin/admin-answer.ts';
import type { HeaderValues, MockResponse } from '../exchange.ts';
import type { KeptState } from '../persist/state-keeper.ts';
import { UnkeptError, unkeptResponse } from '../persist/unkept-error.ts';
import { failureResponse } from '../prism/problem-json.ts';
import type { SessionNames } from '../world/session-of.ts';
import type { Worlds } from '../world/worlds.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** What of a mock its issuer needs. */
export interface IssuerState {
  readonly identity: IdentitySettings | undefined;
  readonly worlds: Worlds;
  readonly names: SessionNames;
  /** What keeps its worlds beside this process; absent where memory alone does. */
  readonly kept?: KeptState | undefined;
}

/** Whether a target is the issuer's. */
export function isIssuerTarget(target: string, path: string): boolean {
  if (!target.startsWith(path)) return false;
  const next = target[path.length];
  return next === undefined || next === '/' || next === '?';
}

/**
 * Takes the calls of the mock's own issuer, and leaves all others: for `serve`'s `intercept`.
 *
 * @param state looked up at each call, since documents change while a mock runs
 * @param allowHosts names under which it may be called, beside those of this machine and plain addresses
 */
export function interceptIdentity(
  state: () => IssuerState | undefined,
  allowHosts: readonly string[] = [],
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const known = state();
    const settings = known?.identity;
    if (!known || !settings || !isIssuerTarget(incoming.url ?? '', settings.path)) return false;
    outgoing.on('error', () => outgoing.destroy());
    answer({ ...known, identity: settings }, allowHosts, incoming, outgoing).catch((error) =>
      write(outgoing, error instanceof UnkeptError ? unkeptResponse(error) : failureResponse(error)),
    );
    return true;
  };
}

async function answer(
  state: IssuerState & { readonly identity: IdentitySettings },
  allowHosts: readonly string[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  // Few who run a mock sign in to it.
  const { answerIssuer } = await import('./answer-issuer.ts');
  const refused = await answerIssuer(state, allowHosts, incoming, outgoing);
  if (refused) write(outgoing, refused);
}

/** Said where there is no server: the issuer speaks HTTP alone. */
export function issuerOverHttp(path: string): MockResponse {
  const detail = `What is below ${path} answers over HTTP only: start the mock with listen() or "concordat mock". The document's own token and login operations answer here.`;
  return refusal(501, 'The issuer is not served here', detail);
}

function write(outgoing: ServerResponse, { status, headers, body = '' }: MockResponse): void {
  if (outgoing.destroyed || outgoing.headersSent) return;
  for (const [name, value] of Object.entries(headers as HeaderValues))
    outgoing.setHeader(name, value as string);
  outgoing.statusCode = status;
  outgoing.end(body);
}
