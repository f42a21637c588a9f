import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { type Box, optionsOf, type Poll, votesOf } from './box.ts';
import { json, problem, read } from './replies.ts';

/** POST /polls */
export function createPoll(box: Box, call: Call, user: string): Reply {
  const sent = read(box, call);
  if (!sent.ok) return sent.reply;
  const { options, ...fields } = sent.value;
  // The document has made sure of the types.
  const poll = {
    id: box.nextId('p'),
    owner: user,
    description: null,
    tags: [],
    remind_at: null,
    ...fields,
    options: optionsOf(options as readonly string[]),
    state: 'open',
    created_at: box.now(),
    closed_at: null,
  } as unknown as Poll;
  box.polls.set(poll.id, poll);
  const base = box.on('location-without-base') ? '' : '/v1';
  return json(201, shownPoll(box, poll), { Location: `${base}/polls/${poll.id}` });
}

/** GET /polls/{pollId} */
export function getPoll(box: Box, call: Call): Reply {
  const poll = findPoll(box, call);
  if (!poll) return problem(box, 404);
  const shown = shownPoll(box, poll);
  const labels = poll.options.map(({ label }) => label);
  return json(200, box.on('options-as-texts') ? { ...shown, options: labels } : shown);
}

/** PATCH /polls/{pollId} */
export function updatePoll(box: Box, call: Call, user: string): Reply {
  const { on, polls } = box;
  const found = findOwn(box, call, user);
  if (!found.ok) {
    const isText = on('forbidden-as-text') && found.reply.status === 403;
    const plain = { ...found.reply, headers: { 'Content-Type': 'text/plain' }, body: 'Forbidden' };
    return isText ? plain : found.reply;
  }
  const sent = read(box, call);
  if (!sent.ok) return sent.reply;
  const before = found.value;
  if (before.state === 'closed') return problem(box, 409, 'The poll is closed');
  const { description, ...rest } = sent.value;
  const isKept = on('null-description-kept') && description === null;
  const cleared = on('patch-clears-tags') ? { tags: [] } : {};
  // The document has made sure of the types.
  const after = { ...before, ...cleared, ...(isKept ? rest : sent.value) } as Poll;
  polls.set(before.id, on('reminder-not-kept') ? { ...after, remind_at: before.remind_at } : after);
  return json(200, shownPoll(box, after));
}

/** DELETE /polls/{pollId} */
export function deletePoll(box: Box, call: Call, user: string): Reply {
  const found = findOwn(box, call, user);
  const isMissing = !found.ok && found.reply.status === 404;
  if (isMissing && box.on('delete-of-nothing')) return { status: 204 };
  if (!found.ok) return found.reply;
  for (const vote of votesOf(box, found.value)) box.votes.delete(vote.id);
  box.polls.delete(found.value.id);
  box.deleted.count += 1;
  return { status: 204 };
}

/** POST /polls/{pollId}/close */
export function closePoll(box: Box, call: Call, user: string): Reply {
  const { on, polls } = box;
  const mine = findOwn(box, call, user);
  const any = on('closed-by-anyone') ? findPoll(box, call) : undefined;
  if (!mine.ok && !any) return mine.reply;
  const before = mine.ok ? mine.value : (any as Poll);
  if (before.state === 'closed') return problem(box, 409, 'The poll is already closed');
  const after: Poll = { ...before, state: 'closed', closed_at: box.now() };
  polls.set(after.id, after);
  return on('close-is-empty') ? { status: 204 } : json(200, shownPoll(box, after));
}

/** The violation: a method that the document does not have. */
export function replacePoll(box: Box, call: Call, user: string): Reply {
  const found = findOwn(box, call, user);
  return found.ok ? json(200, shownPoll(box, found.value)) : found.reply;
}

/** The poll that a path names. */
export function findPoll({ polls }: Box, call: Call): Poll | undefined {
  return polls.get(call.params.pollId ?? '');
}

/** A poll as it is shown. */
export function shownPoll(box: Box, poll: Poll): Poll & { readonly vote_count: number } {
  return { ...poll, vote_count: votesOf(box, poll).length };
}

function findOwn(box: Box, call: Call, user: string): Or<Poll> {
  const poll = findPoll(box, call);
  if (!poll) return { ok: false, reply: problem(box, 404) };
  if (poll.owner === user) return { ok: true, value: poll };
  return { ok: false, reply: problem(box, 403, 'The poll belongs to another user') };
}
