import { type Answer, Refusal } from '../shared/answer.ts';
import { type AccessTokens, accessTokenSeconds } from './access-tokens.ts';
import { unauthorized } from './refusals.ts';
import type { Session, Sessions } from './sessions.ts';
import type { PipelineHandlers, Tokens } from './types.ts';
import type { Users } from './users.ts';

/** What signing in works on. */
export interface AuthContext {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly tokens: AccessTokens;
  readonly clock: () => Date;
}

/** Log in, refresh, log out. */
export function createAuthHandlers(
  context: AuthContext,
): Pick<PipelineHandlers, 'login' | 'refreshTokens' | 'logout'> {
  const { users, sessions } = context;
  return {
    login: async ({ body: { username, password } }) => {
      const user = await users.verify(username, password);
      if (!user) throw new Refusal(unauthorized('Incorrect username or password'));
      return answerWithTokens(context, sessions.begin(user.username), user.scopes);
    },
    refreshTokens: async ({ body: { refresh_token } }) => {
      const session = sessions.rotate(refresh_token);
      const scopes = session && (await users.scopesOf(session.username));
      if (!session || !scopes) throw new Refusal(unauthorized('The refresh token is not valid'));
      return answerWithTokens(context, session, scopes);
    },
    logout: (_input, { sessionId }) => {
      sessions.end(sessionId);
      return { status: 200, body: { data: { logged_out: true } } };
    },
  };
}

function answerWithTokens(
  { tokens, clock }: AuthContext,
  { id, username, refreshToken }: Session,
  scopes: readonly string[],
): Answer {
  const claims = { sub: username, scope: scopes.join(' '), sid: id };
  const data: Tokens = {
    access_token: tokens.sign(claims, clock()),
    refresh_token: refreshToken,
    token_type: 'Bearer',
    expires_in: accessTokenSeconds,
  };
  return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: { data } };
}
