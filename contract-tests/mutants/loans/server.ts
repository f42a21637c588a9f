import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { addCopy, listCopies } from './copies.ts';
import { createDesk, type Desk, ownMemberId, type User } from './desk.ts';
import { listLoans } from './list-loans.ts';
import * as loans from './loans.ts';
import * as members from './members.ts';
import { fail } from './replies.ts';

type Act = (desk: Desk, call: Call, user: User) => Reply;
type Access = 'staff' | 'all';

/** The logins that the server knows. */
export const logins = { staff: 'desk:paper-tiger', member: 'mara:blue-lamp' } as const;

const operations: readonly (readonly [method: string, path: string, access: Access, act: Act])[] = [
  ['POST', '/members', 'staff', members.createMember],
  ['GET', '/members/{memberId}', 'all', members.getMember],
  ['DELETE', '/members/{memberId}', 'staff', members.deleteMember],
  ['GET', '/copies', 'all', listCopies],
  ['POST', '/copies', 'staff', addCopy],
  ['GET', '/loans', 'all', listLoans],
  ['POST', '/loans', 'staff', loans.createLoan],
  ['GET', '/loans/{loanId}', 'all', loans.getLoan],
  ['POST', '/loans/{loanId}/return', 'staff', loans.returnLoan],
  ['POST', '/loans/{loanId}/renew', 'all', loans.renewLoan],
];

/** Starts the lending desk. */
export function startLoans(switched: string | undefined): Promise<Running> {
  const desk = createDesk(switched);
  const { on } = desk;
  const extra = on('member-can-be-put')
    ? [['PUT', '/members/{memberId}', 'staff', members.replaceMember] as const]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, access, act]) => ({
    method,
    path,
    handle: (call) => {
      const user = userOf(desk, call);
      if (!user) return fail(desk, 401, 'Log in.');
      return access === 'staff' && user.kind !== 'staff' ? fail(desk, 403) : act(desk, call, user);
    },
  }));
  return startServer({
    basePath: '/v1',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = fail(desk, status);
      const isSilent = on('refused-without-allow') && template?.startsWith('/loans/{loanId}/');
      if (kind !== 'method' || isSilent) return reply;
      return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
    },
    after: ({ method, target }, reply) => {
      const isLoan = /^\/loans\/[^/]+$/.test(target);
      return on('head-of-loan-404') && method === 'HEAD' && isLoan ? { ...reply, status: 404 } : reply;
    },
  });
}

function userOf({ on }: Desk, call: Call): User | undefined {
  const text = /^basic +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '';
  const login = Buffer.from(text, 'base64').toString();
  if (login === logins.staff) return { kind: 'staff' };
  if (login === logins.member) return { kind: 'member', memberId: ownMemberId };
  if (on('copies-without-login') && call.template === '/copies' && call.method === 'GET') {
    return { kind: 'staff' };
  }
  const [name] = login.split(':');
  const isRenewal = call.template.endsWith('/renew');
  return on('any-password-renews') && isRenewal && name === 'desk' ? { kind: 'staff' } : undefined;
}
