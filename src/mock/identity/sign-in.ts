import { isNamedStatus } from '../../contract/find-response.ts';
import { headerText } from '../../contract/request-violation.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Call, Directed } from '../behaviour.ts';
import { presentedFor } from '../credentials/presented.ts';
import { jsonContent } from '../state/answer-body.ts';
import { authorizeAnswer } from './authorize.ts';
import { forUser, type GrantOutcome, grantTokens, refreshTokens, signIn } from './grants.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { endGrant, findIssued } from './issued.ts';
import { type SignInRole, successOf } from './sign-in-role.ts';
import { type GivenTokens, tokenAnswer, tokenMaker } from './token-answer.ts';

/** What is known of the API that is signed in to. */
export interface SignInContext {
  readonly settings: IdentitySettings;
  readonly facts: SchemaFacts;
  /** The cookies that sessions of the API stand in. */
  readonly cookies: readonly string[];
}

/** How an operation that people and programs sign in with answers; undefined leaves it to the document. */
export function signInAnswer(context: SignInContext, role: SignInRole, call: Call): Directed | undefined {
  const { settings, facts } = context;
  const { world, checked } = call;
  const body = textsOf(checked.body);
  const { operation } = call;
  const mint = tokenMaker(facts, operation, successOf(operation), world.random);
  const grants = { settings, world, mint };
  switch (role.kind) {
    case 'token':
      return answerOf(context, call, grantTokens(grants, { fields: body, basic: basicOf(call) }));
    case 'login': {
      const user = signIn(settings, body[role.userField] ?? '', body[role.passwordField] ?? '');
      const outcome: GrantOutcome = user
        ? forUser(grants, user)
        : {
            ok: false,
            error: 'invalid_grant',
            description: 'the user is not known, or the password is wrong',
          };
      return answerOf(context, call, outcome);
    }
    case 'refresh':
      return answerOf(
        context,
        call,
        refreshTokens(grants, body[role.tokenField] ?? '', undefined, body.scope),
      );
    case 'authorize':
      return authorizeAnswer(settings, call, (error, description) =>
        refusedAnswer(facts, call.operation, error, description),
      );
    case 'logout':
      return signOut(context, call);
  }
}

function answerOf(context: SignInContext, { operation, world }: Call, outcome: GrantOutcome): Directed {
  if (!outcome.ok) return refusedAnswer(context.facts, operation, outcome.error, outcome.description);
  const { tokens } = outcome;
  const status = successOf(operation);
  const body = tokenAnswer(context.facts, operation, status, tokens);
  const user = findIssued(world, tokens.accessToken)?.user;
  return {
    status,
    ...(body !== undefined && { body }),
    headers: {
      ...(isNamedStatus(operation, status) && { 'cache-control': 'no-store' }),
      ...cookieHeaders(context.cookies, tokens),
    },
    because: user === undefined ? 'identity: a token for a client' : `identity: signed in ${user}`,
  };
}

/** One line: an API with several cookies for sessions takes any one of them. */
function cookieHeaders(
  [cookie]: readonly string[],
  { accessToken, lifeMs }: GivenTokens,
): Record<string, string> {
  if (cookie === undefined) return {};
  const maxAge = Math.floor(lifeMs / 1000);
  return { 'set-cookie': `${cookie}=${accessToken}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax` };
}

/** The documented refusal: 401 for who is not known, 400 for the rest, whichever of them there is. */
function refusedAnswer(
  facts: SchemaFacts,
  operation: Operation,
  error: string,
  description: string,
): Directed {
  const isUnknown = error === 'invalid_client' || !isOAuth(facts, operation);
  const wanted = isUnknown ? [401, 400, 403, 422] : [400, 401, 403, 422];
  const status = wanted.find((code) => isNamedStatus(operation, code)) ?? wanted[0] ?? 400;
  const body = { error, error_description: description };
  const schema = jsonContent(operation, status)?.schema;
  // Of another shape, the document's own example says it.
  const says = schema && facts.properties(schema).has('error');
  const fits = says && validatorOf(facts.model, schema, 'response').check(body).length === 0;
  return { status, ...(fits && { body }), because: `identity: ${error}, ${description}` };
}

function isOAuth(facts: SchemaFacts, { requestBody, method }: Operation): boolean {
  if (method === 'get') return true;
  return (requestBody?.content ?? []).some(
    ({ schema }) => schema && facts.plainProperties(schema).has('granttype'),
  );
}

/** What came of the sign-in ends; the answer is the document's, with the cookie taken back where there is one. */
function signOut(
  { facts: { model }, cookies }: SignInContext,
  { operation, request, world }: Call,
): Directed | undefined {
  for (const scheme of model.securitySchemes.values()) {
    const issued = findIssued(world, presentedFor(scheme, request) ?? '');
    if (issued) endGrant(world, issued.grant);
  }
  const [cookie] = cookies;
  if (cookie === undefined) return undefined;
  const headers = { 'set-cookie': `${cookie}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax` };
  return { status: successOf(operation), headers, because: 'identity: signed out' };
}

function basicOf({ request }: Call): string | undefined {
  const token = /^Basic +(\S+) *$/i.exec(headerText(request.headers, 'authorization') ?? '')?.[1];
  return token === undefined ? undefined : Buffer.from(token, 'base64').toString();
}

/** The fields of a body that are texts; without a prototype, since their names are a stranger's. */
function textsOf(body: unknown): Record<string, string> {
  const texts = Object.create(null) as Record<string, string>;
  if (!isObject(body)) return texts;
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') texts[name] = value;
  return texts;
}
