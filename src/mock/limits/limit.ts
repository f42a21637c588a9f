/** How long the window of a limit is. */
export const periods = ['second', 'minute', 'hour', 'day'] as const;
export type Period = (typeof periods)[number];

export const periodMs: Readonly<Record<Period, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Whose requests are counted together: those with one credential, from one address, or of one session of the mock. */
export const countedBy = ['credential', 'ip', 'session'] as const;
export type CountedBy = (typeof countedBy)[number];

/** So many requests in so much time. */
export interface Rate {
  readonly requests: number;
  readonly windowMs: number;
}

/** A limit on requests. */
export interface Limit extends Rate {
  /** Limits of the same id count together. */
  readonly id: string;
  readonly by: CountedBy;
  /** Each operation is counted alone, or all of them together. */
  readonly each: 'api' | 'operation';
  /** A window that starts anew with the first request behind its end, or one that moves on with the time. */
  readonly window: 'fixed' | 'sliding';
  /** Where it is from, for the explanation: `the description of its 429`. */
  readonly origin: string;
}

/** `100 requests a minute`. */
export function rateText({ requests, windowMs }: Rate): string {
  const period = periods.find((one) => periodMs[one] === windowMs);
  const time = period === undefined ? `${windowMs / 1000} seconds` : period;
  const article = period === undefined ? 'in' : period === 'hour' ? 'an' : 'a';
  return `${requests} ${requests === 1 ? 'request' : 'requests'} ${article} ${time}`;
}
