import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { type Box, createBox } from './box.ts';
import { listPolls } from './list-polls.ts';
import * as polls from './polls.ts';
import { problem } from './replies.ts';
import { castVote, getResults } from './votes.ts';

type Act = (box: Box, call: Call, user: string) => Reply;

/** The tokens that the server knows, each with its user. */
export const tokens = { alice: 'tok-alice-5b1e', bob: 'tok-bob-77c0' } as const;

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/polls', listPolls],
  ['POST', '/polls', polls.createPoll],
  ['GET', '/polls/{pollId}', polls.getPoll],
  ['PATCH', '/polls/{pollId}', polls.updatePoll],
  ['DELETE', '/polls/{pollId}', polls.deletePoll],
  ['POST', '/polls/{pollId}/close', polls.closePoll],
  ['POST', '/polls/{pollId}/votes', castVote],
  ['GET', '/polls/{pollId}/results', getResults],
];

/** Starts the poll service. */
export function startPolls(switched: string | undefined): Promise<Running> {
  const box = createBox(switched);
  const extra = box.on('put-works') ? [['PUT', '/polls/{pollId}', polls.replacePoll] as const] : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => {
      const user = userOf(box, call);
      return user === undefined ? problem(box, 401) : act(box, call, user);
    },
  }));
  return startServer({
    basePath: '/v1',
    routes,
    refuse: ({ kind, status, allow, template }) => {
      const reply = problem(box, status);
      const isSilent = box.on('refused-without-allow') && template === '/polls/{pollId}/results';
      if (kind !== 'method' || isSilent) return reply;
      return { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } };
    },
  });
}

function userOf({ on }: Box, call: Call): string | undefined {
  const sent = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const known = Object.entries(tokens).find(([, token]) => token === sent)?.[0];
  if (known !== undefined) return known;
  const isOpen = on('results-without-token') && call.template.endsWith('/results');
  const isAny = on('any-token-votes') && call.template.endsWith('/votes') && sent !== undefined;
  return isOpen || isAny ? 'somebody' : undefined;
}
