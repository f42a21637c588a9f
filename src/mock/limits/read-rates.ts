import { type Period, periodMs, type Rate } from './limit.ts';

/** A rate that a text states, and what is counted: `requests`, `uploads`. */
export interface StatedRate extends Rate {
  readonly counted: string;
}

const maxTextLength = 20_000;
const maxRequests = 1e9;

const nouns =
  'requests?|reqs?|calls?|queries|query|uploads?|downloads?|submissions?|messages?|attempts?|hits?|times';
const units = 'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?';

/** `100 requests per minute`, `10 uploads in a minute`, `5000 an hour`, `60 req/min`, `100 in 15 minutes`. */
const ratePattern = new RegExp(
  String.raw`(?<![\w.,])(\d{1,3}(?:[,_]\d{3})+|\d{1,9}) ?(?:api )?(?:(${nouns}) ?)?` +
    String.raw`(?:(?:per|an?|each|every|in|in an?|in one|within|within an?) (?:(\d{1,4}) )?(${units})|/ ?(${units}|[smhd]))(?!\w)`,
  'gi',
);
const shortPattern = /(?<![\w.,])(\d{1,9}) ?(?:rps|qps|tps)(?!\w)/gi;

const periodsByLetter: Readonly<Record<string, Period>> = { s: 'second', m: 'minute', h: 'hour', d: 'day' };

/**
 * The rates that a text states in so many words, in its order, each once; others are not guessed at. Markdown's stars
 * are no part of the text.
 */
export function readRates(text: string): readonly StatedRate[] {
  const plain = text.slice(0, maxTextLength).replace(/[*`]/g, '').replace(/\s+/g, ' ');
  const long = [...plain.matchAll(ratePattern)].map(([, count, noun, times, unit, letter]) =>
    rateOf(count, noun, unit ?? letter, times),
  );
  const short = [...plain.matchAll(shortPattern)].map(([, count]) => rateOf(count, undefined, 's'));
  const found = [...long, ...short].filter((rate) => rate !== undefined);
  return [
    ...new Map(found.map((rate) => [`${rate.requests}/${rate.windowMs}/${rate.counted}`, rate])).values(),
  ];
}

function rateOf(count = '', noun = 'requests', unit = '', times = '1'): StatedRate | undefined {
  const requests = Number(count.replace(/[,_]/g, ''));
  const period = periodsByLetter[unit.charAt(0).toLowerCase()];
  const windowMs = period ? periodMs[period] * Number(times) : 0;
  if (requests < 1 || requests > maxRequests || windowMs === 0) return undefined;
  return { requests, windowMs, counted: countedOf(noun) };
}

/** Requests have many names. */
function countedOf(noun: string): string {
  const lower = noun.toLowerCase();
  if (/^(?:req|call|quer|hit|time)/.test(lower)) return 'requests';
  return lower.endsWith('s') ? lower : `${lower}s`;
}
