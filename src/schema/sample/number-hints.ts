import { wordsOfName } from './name-words.ts';

/** The range that a number is likely to be in. */
export interface NumberHint {
  readonly low: number;
  readonly high: number;
  /** Digits after the point, for numbers that are not whole. */
  readonly decimals: number;
}

const range = (low: number, high: number, decimals = 2): NumberHint => ({ low, high, decimals });

/** Seconds of the year before and after the default clock: stable, whatever the time of the run. */
const epochSeconds = range(1_735_689_600, 1_767_225_600, 0);
const epochMilliseconds = range(1_735_689_600_000, 1_767_225_600_000, 0);

/** By the words of a property's name, the last of which says most. */
const byWord: Readonly<Record<string, NumberHint>> = {
  age: range(18, 90),
  amount: range(1, 1000),
  at: epochSeconds,
  balance: range(0, 10_000),
  bytes: range(100, 1_000_000, 0),
  confidence: range(0, 1, 3),
  cost: range(1, 500),
  count: range(0, 100),
  date: epochSeconds,
  day: range(1, 28),
  depth: range(1, 100),
  discount: range(0, 50),
  distance: range(1, 1000),
  duration: range(1, 3600),
  height: range(1, 1080),
  hour: range(0, 23),
  id: range(1, 100_000, 0),
  index: range(0, 20),
  lat: range(-90, 90, 6),
  latitude: range(-90, 90, 6),
  length: range(1, 1000),
  level: range(1, 10),
  limit: range(10, 100),
  lng: range(-180, 180, 6),
  lon: range(-180, 180, 6),
  longitude: range(-180, 180, 6),
  minute: range(0, 59),
  month: range(1, 12),
  number: range(1, 1000),
  offset: range(0, 100),
  page: range(1, 10),
  percent: range(0, 100),
  percentage: range(0, 100),
  port: range(1024, 65_535, 0),
  position: range(0, 20),
  price: range(1, 500),
  priority: range(1, 5),
  probability: range(0, 1, 3),
  progress: range(0, 100),
  quantity: range(1, 20),
  rank: range(1, 100),
  rate: range(0, 1, 3),
  rating: range(1, 5, 1),
  ratio: range(0, 1, 3),
  score: range(0, 100),
  second: range(0, 59),
  seconds: range(1, 3600),
  size: range(1, 10_000),
  temperature: range(-20, 40, 1),
  time: epochSeconds,
  timestamp: epochSeconds,
  total: range(0, 1000),
  version: range(1, 10),
  weight: range(1, 100),
  width: range(1, 1920),
  year: range(2000, 2026),
};

const plain = range(0, 1000);
const plainWhole = range(1, 1000, 0);

/** What range a number is likely to be in, by its property's name and format. */
export function numberHint(
  name: string | undefined,
  formats: readonly string[],
  isWhole: boolean,
): NumberHint {
  if (formats.includes('unix-time') || formats.includes('timestamp')) return epochSeconds;
  if (formats.includes('date-time')) return epochMilliseconds;
  const words = name === undefined ? [] : wordsOfName(name);
  if (words.at(-1) === 'ms' || words.at(-1) === 'millis') return range(1, 10_000, 0);
  for (const word of words.toReversed()) {
    if (Object.hasOwn(byWord, word)) return byWord[word] ?? plain;
  }
  return isWhole ? plainWhole : plain;
}
