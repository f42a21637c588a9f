import { fileURLToPath } from 'node:url';
import { loadContract, type Violation } from '../contract.ts';
import { isForgiven } from '../lenience.ts';
import { dateTime } from '../rules/formats.ts';
import { type Call, type Refusal, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as comments from './comments.ts';
import { createDesk, type User } from './desk.ts';
import { lenience } from './lenience.ts';
import { listTickets } from './list-tickets.ts';
import * as macros from './macros.ts';
import { fail, ok } from './replies.ts';
import { stampReply } from './stamp-reply.ts';
import * as actions from './ticket-actions.ts';
import * as tickets from './tickets.ts';
import { agentToken, customerToken } from './tokens.ts';
import type { Act, World } from './world.ts';

/** The OpenAPI document of the helpdesk. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

const ticket = '/tickets/{ticket_id}';
const comment = `${ticket}/comments/{comment_id}`;
const macro = '/macros/{macro_id}';

const operations: readonly (readonly [method: string, path: string, act: Act, agentsOnly?: 'agents'])[] = [
  ['GET', '/me', (_, { user }) => ok(200, user)],
  ['GET', '/tickets', listTickets],
  ['POST', '/tickets', tickets.createTicket],
  ['POST', '/tickets/bulk-close', actions.bulkCloseTickets, 'agents'],
  ['GET', ticket, tickets.getTicket],
  ['PATCH', ticket, tickets.changeTicket],
  ['DELETE', ticket, tickets.deleteTicket, 'agents'],
  ['POST', `${ticket}/close`, actions.closeTicket],
  ['POST', `${ticket}/reopen`, actions.reopenTicket],
  ['PUT', `${ticket}/assignee`, actions.assignTicket, 'agents'],
  ['DELETE', `${ticket}/assignee`, actions.unassignTicket, 'agents'],
  ['GET', `${ticket}/comments`, comments.listComments],
  ['POST', `${ticket}/comments`, comments.addComment],
  ['GET', comment, comments.getComment],
  ['DELETE', comment, comments.deleteComment, 'agents'],
  ['GET', '/macros', macros.listMacros, 'agents'],
  ['POST', '/macros', macros.createMacro, 'agents'],
  ['GET', macro, macros.getMacro, 'agents'],
  ['PUT', macro, macros.replaceMacro, 'agents'],
  ['DELETE', macro, macros.deleteMacro, 'agents'],
];

/** Starts the helpdesk. @param switched the id of a mutant or variant */
export function startHelpdesk(switched: string | undefined): Promise<Running> {
  const on = (id: string) => id === switched;
  const desk = createDesk(on('large-numbers') ? 900_719_925_474 : undefined);
  const world: World = { desk, contract: loadContract(document), on };
  const extra: typeof operations = on('comment-replaceable')
    ? [['PUT', comment, comments.replaceComment]]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act, agentsOnly]) => ({
    method,
    path,
    handle: (call) => answer(world, call, act, agentsOnly === 'agents'),
  }));
  return startServer({
    basePath: '/support/v1',
    routes,
    options: 'allow',
    refuse: (refusal) => refuse(on, refusal),
    after: stampReply(on),
  });
}

function answer(world: World, call: Call, act: Act, agentsOnly: boolean): Reply {
  const { on, contract } = world;
  const operation = `${call.method === 'HEAD' ? 'GET' : call.method} ${call.template}`;
  const user = callerOf(world, call, operation);
  if (!user) return on('sign-in-as-page') && call.template === '/me' ? signInPage() : fail(401);
  const isForgotten =
    (on('macros-listed-to-customers') && operation === 'GET /macros') ||
    (on('customers-close-in-bulk') && operation === 'POST /tickets/bulk-close');
  if (agentsOnly && user.role !== 'agent' && !isForgotten) {
    return fail(on('forbidden-as-missing') && call.template.includes('{') ? 404 : 403);
  }
  const { values, violations } = contract.readParameters(call);
  const wrong = [...violations, ...looseTimes(values)].filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong.some((one) => one.in === 'path')) return fail(404);
  return wrong.length > 0 ? fail(400, wrong) : act(world, { call, user, values });
}

/** Times that Ajv lets pass and RFC 3339 does not: with a space in place of the T, say. */
function looseTimes(values: Readonly<Record<string, unknown>>): readonly Violation[] {
  const times = ['created_from', 'created_to'].filter((name) => values[name] !== undefined);
  return times
    .filter((name) => !dateTime(String(values[name])))
    .map((name) => ({
      in: 'query',
      name,
      keyword: 'format',
      property: undefined,
      message: `${name} is no time`,
    }));
}

/** Who has sent a request; a violation looks away at one operation. */
function callerOf({ desk, on }: World, call: Call, operation: string): User | undefined {
  const token = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  if (token === agentToken) return desk.users[0];
  if (token === customerToken) return desk.users[1];
  const isOpen =
    (on('comments-without-token') && operation === `GET ${ticket}/comments`) ||
    (on('any-token-closes') && operation === `POST ${ticket}/close` && token !== undefined);
  return isOpen ? desk.users[0] : undefined;
}

function signInPage(): Reply {
  const headers = { 'Content-Type': 'text/html', 'WWW-Authenticate': 'Bearer' };
  return { status: 401, headers, body: '<html><h1>Please sign in</h1></html>' };
}

function refuse(on: (id: string) => boolean, { kind, status, allow, template }: Refusal): Reply {
  const reply = fail(status);
  if (kind !== 'method') return reply;
  if (on('wrong-method-404') && template === '/macros') return fail(404);
  if (on('me-without-allow') && template === '/me') return reply;
  return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
}
