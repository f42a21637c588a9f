import { type Har, harOf } from '../../http/har.ts';
import { version } from '../../version.ts';
import type { CallQuery } from './call-query.ts';
import type { Journal } from './journal.ts';
import type { RecordedCall } from './show-call.ts';

/**
 * Calls of a journal as an HTTP Archive, their secrets replaced.
 *
 * @param baseUrl what targets are put behind: `http://127.0.0.1:4010`
 */
export function journalHar(journal: Journal, query: CallQuery, baseUrl: string): Har {
  const exchanges = journal.find(query).map((call) => ({
    time: call.time,
    durationMs: call.durationMs,
    comment: commentOf(call),
    request: { ...call.request, url: urlOf(call.request.target, baseUrl) },
    response: call.response,
  }));
  return harOf(exchanges, { name: 'concordat', version });
}

/** A target may be a URL itself. */
function urlOf(target: string, baseUrl: string): string {
  return target.startsWith('/') ? `${baseUrl}${target}` : target;
}

function commentOf({ id, session, operation, because }: RecordedCall): string {
  const parts = [`#${id}`, operation, because, session === '' ? undefined : `session ${session}`];
  return parts.filter((part) => part !== undefined).join(', ');
}
