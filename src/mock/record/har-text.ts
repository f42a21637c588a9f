import { harOf } from '../../http/har.ts';
import { version } from '../../version.ts';
import type { JournalApi } from '../journal/journal-entry.ts';
import { showCall } from '../journal/show-call.ts';
import type { ServerExchange } from './server-exchange.ts';

/** How a HAR file begins; its entries come next, with commas between them. */
export const harHead = `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'concordat', version })},"pages":[],"entries":[\n`;

/** How it ends. */
export const harTail = '\n]}}\n';

/**
 * One entry of a HAR file: the exchange with its secrets replaced, as JSON on one line.
 *
 * @param origin of the server: `https://api.example.com`; the path is the one that the client asked for
 */
export function harEntryText(exchange: ServerExchange, api: JournalApi, origin: string): string {
  const { operation, isBrokenOff, target, ...others } = exchange;
  const shown = showCall(
    {
      ...others,
      target,
      id: 0,
      session: '',
      api: api.name,
      operation: operation?.name,
      violations: [],
      source: undefined,
      because: undefined,
      size: 0,
    },
    [api],
  );
  const notes = [operation?.name, isBrokenOff ? 'the answer was broken off' : undefined];
  const comment = notes.filter((note) => note !== undefined).join(', ');
  const { entries } = harOf(
    [
      {
        time: shown.time,
        durationMs: shown.durationMs,
        ...(comment !== '' && { comment }),
        request: { ...shown.request, url: urlOf(shown.request.target, origin) },
        response: shown.response,
      },
    ],
    { name: 'concordat', version },
  ).log;
  return JSON.stringify(entries[0]);
}

/** A target may be a URL itself. */
function urlOf(target: string, origin: string): string {
  return target.startsWith('/') ? `${origin}${target}` : target;
}
