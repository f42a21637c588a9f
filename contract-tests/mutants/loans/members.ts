import type { Call, Reply } from '../serve.ts';
import { type Desk, type Member, openLoans, type User } from './desk.ts';
import { crash, fail, json, read } from './replies.ts';

/** POST /members */
export function createMember(desk: Desk, call: Call): Reply {
  const { on } = desk;
  const sent = read(desk, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const fields = sent.value as unknown as Omit<Member, 'id' | 'joined_at'>;
  if (on('plus-in-email-crashes') && fields.email.includes('+')) return crash(desk, 'Error: invalid escape');
  const defaults = { phone: null, card_type: on('default-card-child') ? 'child' : 'adult' } as const;
  const member: Member = { id: desk.nextId('mb'), ...defaults, ...fields, joined_at: desk.now() };
  desk.members.set(member.id, on('phone-not-kept') ? { ...member, phone: null } : member);
  return json(desk, 201, shown(desk, member), { Location: `/v1/members/${member.id}` });
}

/** GET /members/{memberId} */
export function getMember(desk: Desk, call: Call, user: User): Reply {
  const id = call.params.memberId ?? '';
  if (user.kind === 'member' && user.memberId !== id) return fail(desk, 403);
  const member = desk.members.get(id);
  if (member) return json(desk, 200, shown(desk, member));
  const page = '<h1>Not Found</h1>';
  if (desk.on('unknown-member-is-html'))
    return { status: 404, headers: { 'Content-Type': 'text/html' }, body: page };
  return fail(desk, 404);
}

/** DELETE /members/{memberId} */
export function deleteMember(desk: Desk, call: Call): Reply {
  const id = call.params.memberId ?? '';
  if (!desk.members.has(id)) return desk.on('unknown-deleted') ? { status: 204 } : fail(desk, 404);
  const has = openLoans(desk, (loan) => loan.member_id === id).length;
  if (has > 0 && !desk.on('borrower-removed')) return fail(desk, 409, 'The member has open loans.');
  desk.members.delete(id);
  return { status: 204 };
}

/** The violation: a method that the document does not have. */
export function replaceMember(desk: Desk, call: Call): Reply {
  const member = desk.members.get(call.params.memberId ?? '');
  return member ? json(desk, 200, shown(desk, member)) : fail(desk, 404);
}

function shown(desk: Desk, member: Member): object {
  const has = openLoans(desk, (loan) => loan.member_id === member.id).length;
  return { ...member, open_loans: desk.on('open-loans-as-text') && has > 0 ? `${has}` : has };
}
