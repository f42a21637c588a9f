import type { Header, Model } from '../../model/model.ts';
import { headerExamples, headerKeyword, type Told } from './limit-header.ts';

/** Where a limit stands, as headers tell it. */
export interface ToldStanding {
  readonly requests: number;
  readonly windowMs: number;
  readonly remaining: number;
  readonly resetMs: number;
  readonly nowMs: number;
}

/** How a header writes a time: seconds from now, or since 1970 in seconds or milliseconds, or a date. */
type TimeForm = 'seconds' | 'epoch' | 'epoch-ms' | 'iso' | 'http-date';

/** Since 2001 in seconds, in milliseconds. */
const [earliestEpoch, earliestEpochMs] = [1e9, 1e12];

/** Writes where a limit stands. */
export type HeaderWriter = (standing: ToldStanding) => string;

/** Writes a header that tells of a limit, in the form that its examples, schema and description have. */
export function headerWriterOf(model: Model, header: Header, told: Told): HeaderWriter {
  switch (told) {
    case 'limit':
      return ({ requests }) => String(requests);
    case 'remaining':
      return ({ remaining }) => String(remaining);
    case 'used':
      return ({ requests, remaining }) => String(requests - remaining);
    case 'window':
      return ({ windowMs }) => String(Math.ceil(windowMs / 1000));
    case 'reset':
    case 'retry-after': {
      const form = timeFormOf(model, header, told);
      // A client that comes again at once would be refused again.
      const leastMs = told === 'reset' ? 0 : 1000;
      return ({ resetMs, nowMs }) => writeTime(form, Math.max(leastMs, resetMs), nowMs);
    }
    case 'policy':
    case 'state': {
      const [example] = headerExamples(model, header);
      const text = typeof example === 'string' ? example : '';
      return (standing) => draftValue(told, standing, text);
    }
  }
}

/** A time so far from now, rounded up, so that whoever waits for it does not come too early. */
function writeTime(form: TimeForm, fromNowMs: number, nowMs: number): string {
  const seconds = Math.ceil((nowMs + fromNowMs) / 1000);
  switch (form) {
    case 'seconds':
      return String(Math.ceil(fromNowMs / 1000));
    case 'epoch':
      return String(seconds);
    case 'epoch-ms':
      return String(Math.ceil(nowMs + fromNowMs));
    case 'iso':
      return dateOf(seconds).toISOString();
    case 'http-date':
      return dateOf(seconds).toUTCString();
  }
}

/** A mock's clock can stand at the end of all dates. */
function dateOf(seconds: number): Date {
  return new Date(Math.min(8.64e15, seconds * 1000));
}

/** What a header means by a time; where nothing says so, `X-RateLimit-Reset` is since 1970, the others are from now. */
function timeFormOf(model: Model, header: Header, told: 'reset' | 'retry-after'): TimeForm {
  const [example] = headerExamples(model, header);
  const number = typeof example === 'number' ? example : Number(String(example ?? '') || Number.NaN);
  if (number >= earliestEpochMs) return 'epoch-ms';
  if (number >= earliestEpoch) return 'epoch';
  if (!Number.isNaN(number)) return 'seconds';
  if (typeof example === 'string' && /GMT$/.test(example)) return 'http-date';
  if (typeof example === 'string' && /^\d{4}-\d\d-\d\dT/.test(example)) return 'iso';
  if (headerKeyword(model, header, 'format') === 'date-time') return 'iso';
  const { description = '', name } = header;
  if (/millisecond/i.test(description) && /epoch|unix|1970/i.test(description)) return 'epoch-ms';
  if (/epoch|unix|since 1970|timestamp/i.test(description)) return 'epoch';
  if (/seconds|delta/i.test(description)) return 'seconds';
  return told === 'reset' && /^x-/i.test(name) ? 'epoch' : 'seconds';
}

/** The fields of the draft: in the form of an example of an older version where there is one, else of the newest. */
function draftValue(
  told: 'policy' | 'state',
  { requests, windowMs, remaining, resetMs }: ToldStanding,
  text: string,
): string {
  const [window, reset] = [Math.ceil(windowMs / 1000), Math.ceil(resetMs / 1000)];
  if (told === 'policy') {
    return /^\s*\d/.test(text) ? `${requests};w=${window}` : `${nameIn(text)};q=${requests};w=${window}`;
  }
  if (/^\s*limit=/.test(text)) return `limit=${requests}, remaining=${remaining}, reset=${reset}`;
  return `${nameIn(text)};r=${remaining};t=${reset}`;
}

/** The name that an example gives to its policy. */
function nameIn(text: string): string {
  return /^\s*("[\w .-]{1,64}")/.exec(text)?.[1] ?? '"default"';
}
