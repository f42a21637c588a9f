import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { Box, Poll } from './box.ts';
import { shownPoll } from './polls.ts';
import { json, problem } from './replies.ts';

interface Asked {
  readonly state?: string;
  readonly sort: string;
  readonly page: number;
  readonly per_page: number;
}

/** GET /polls */
export function listPolls(box: Box, call: Call): Reply {
  const { on } = box;
  const { values, violations } = checkParameters(box, call);
  if (violations[0]) return problem(box, 400, violations[0].message);
  // The document has made sure of the types.
  const asked = values as unknown as Asked;
  const found = [...box.polls.values()]
    .filter(({ state }) => asked.state === undefined || state === asked.state || isShownAnyway(box, asked))
    .sort(comparison(box, asked.sort));
  const size = Math.min(asked.per_page, 50);
  const last = Math.max(1, Math.ceil(found.length / size));
  const page = on('last-page-repeated') ? Math.min(asked.page, last) : asked.page;
  const polls = found.slice((page - 1) * size, page * size).map((poll) => listed(box, poll));
  const total = found.length + (on('total-with-deleted') ? box.deleted.count : 0);
  const isUncounted = on('empty-page-uncounted') && polls.length === 0;
  return json(200, polls, {
    ...(isUncounted ? {} : { 'X-Total-Count': String(total) }),
    ...linkHeader(box, call, asked.page, last),
  });
}

function isShownAnyway({ on }: Box, { state }: Asked): boolean {
  return on('closed-ignored') && state === 'closed';
}

function comparison({ on }: Box, sort: string): (one: Poll, other: Poll) => number {
  const key = sort.endsWith('title') ? 'title' : 'created_at';
  const isTurned = sort.startsWith('-') && !(on('titles-only-ascending') && key === 'title');
  const sign = isTurned ? -1 : 1;
  return (one, other) => sign * (one[key] < other[key] ? -1 : one[key] > other[key] ? 1 : 0);
}

function listed(box: Box, poll: Poll): object {
  const shown = shownPoll(box, poll);
  return box.on('no-tags-is-null') && poll.tags.length === 0 ? { ...shown, tags: null } : shown;
}

function linkHeader({ on }: Box, call: Call, page: number, last: number): Record<string, string> {
  const base = on('absolute-links') ? `http://${call.headers.host}` : '';
  const to = (number: number, rel: string) => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${base}/v1/polls?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(on('absolute-links') ? [to(1, 'first'), to(last, 'last')] : []),
    ...(page < last ? [to(page + 1, 'next')] : []),
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
  ];
  return links.length > 0 ? { Link: links.join(', ') } : {};
}
