import { createHash } from 'node:crypto';
import type { Call, Reply } from '../serve.ts';
import { type Box, type Poll, type Vote, votesOf } from './box.ts';
import { findPoll } from './polls.ts';
import { json, problem, read } from './replies.ts';

/** POST /polls/{pollId}/votes */
export function castVote(box: Box, call: Call, user: string): Reply {
  const { on, votes } = box;
  const poll = findPoll(box, call);
  if (!poll) return problem(box, 404);
  const sent = read(box, call);
  if (!sent.ok) return sent.reply;
  const { option_id: option, comment = null } = sent.value;
  if (!poll.options.some(({ id }) => id === option)) return problem(box, 422, 'The poll has no such option');
  if (on('emoji-crashes') && /\p{Extended_Pictographic}/u.test(String(comment))) return problem(box, 500);
  if (poll.state === 'closed' && !on('closed-takes-votes')) return problem(box, 409, 'The poll is closed');
  const hasVoted = votesOf(box, poll).some(({ voter }) => voter === user);
  if (hasVoted && !on('votes-again')) return problem(box, 409, 'You have voted before');
  // The document has made sure of the types.
  const vote = {
    id: box.nextId('v'),
    poll_id: poll.id,
    option_id: option,
    voter: user,
    comment,
    cast_at: box.now(),
  } as Vote;
  votes.set(vote.id, vote);
  const shownAt = on('cast-without-zone') ? vote.cast_at.replace('Z', '') : vote.cast_at;
  return json(201, { ...vote, cast_at: shownAt });
}

/** GET /polls/{pollId}/results */
export function getResults(box: Box, call: Call): Reply {
  const { on } = box;
  const poll = findPoll(box, call);
  if (!poll) return problem(box, 404);
  const count = votesOf(box, poll).length;
  if (on('no-votes-crash') && count === 0) return problem(box, 500, 'Division by zero');
  const results = resultsOf(box, poll);
  const marked = on('etag-stays') ? poll.id : JSON.stringify(results);
  const hash = createHash('sha256').update(marked).digest('hex').slice(0, 16);
  const etag = `${on('weak-etags') ? 'W/' : ''}"${hash}"`;
  const known = String(call.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  const isKnown = known.includes(`"${hash}"`) || known.includes('*');
  if (isKnown && !on('never-304')) return { status: 304, headers: { ETag: etag } };
  return json(200, results, { ETag: etag });
}

function resultsOf(box: Box, poll: Poll): object {
  const votes = votesOf(box, poll);
  const counts = poll.options.map(({ id }) => votes.filter((vote) => vote.option_id === id).length);
  const percents = percentsOf(counts);
  const options = poll.options.map(({ id, label }, index) => {
    const tenths = percents[index] ?? 0;
    const isText = box.on('percent-as-text') && votes.length > 0;
    const percent = isText ? (tenths / 10).toFixed(1) : tenths / 10;
    return { option_id: id, label, votes: counts[index], percent };
  });
  return { poll_id: poll.id, state: poll.state, total: votes.length, options };
}

/** Shares in tenths of a percent that add up to 1,000: what rounding down leaves goes to the largest remainders. */
function percentsOf(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const shares = counts.map((count) => Math.floor((count * 1000) / total));
  const left = 1000 - shares.reduce((sum, share) => sum + share, 0);
  const remainderAt = (index: number) => ((counts[index] ?? 0) * 1000) % total;
  const raised = [...counts.keys()]
    .sort((one, other) => remainderAt(other) - remainderAt(one) || one - other)
    .slice(0, left);
  return shares.map((share, index) => share + (raised.includes(index) ? 1 : 0));
}
