import type { Run } from './run.ts';
import { capitalised, digits, hex, moment, slug, token, uuid, word } from './text.ts';
import { wordLists } from './word-lists.ts';

/** Makes a text, at least `fewest` and at most `most` characters long where its format leaves the choice. */
export type TextMake = (run: Run, fewest: number, most: number) => string;

const simple =
  (make: (run: Run) => string): TextMake =>
  (run) =>
    make(run);

const base64 = (text: string): string => btoa(text);

const email: TextMake = (run, fewest, most) => {
  const { random } = run;
  const domain = random.pick(wordLists.domains);
  const name = `${random.pick(wordLists.firstNames)}.${random.pick(wordLists.lastNames)}`.toLowerCase();
  if (most < name.length + 1 + domain.length) {
    // `a@b.io`, the least that counts as an address.
    return `${word(random).slice(0, Math.max(1, most - 5))}@${'xyz'.charAt(random.integer(0, 2))}.io`;
  }
  return `${name.padEnd(Math.min(64, fewest - domain.length - 1), 'x')}@${domain}`;
};

/** An address whose path is lengthened or left out. */
function url(run: Run, fewest: number, most: number, path: string): string {
  const { random } = run;
  const host = `https://${random.pick(wordLists.domains)}`;
  const whole = `${host}/${path}`;
  if (whole.length < fewest) return lengthened(run, whole, fewest, most);
  if (whole.length <= most) return whole;
  return host.length <= most ? host : `https://${word(random).charAt(0)}.io`.slice(0, Math.max(12, most));
}

function lengthened(run: Run, text: string, fewest: number, most: number): string {
  let long = text;
  while (long.length < fewest) long += `/${word(run.random)}`;
  return long.length > most ? long.slice(0, most).replace(/\/$/, 'x') : long;
}

const anyUrl: TextMake = (run, fewest, most) => url(run, fewest, most, slug(run.random));

const host: TextMake = ({ random }, fewest, most) => {
  const name = `${word(random)}.${random.pick(wordLists.domains)}`;
  if (name.length > most) return word(random).slice(0, most);
  let long = name;
  while (long.length < fewest) long = `${word(random)}.${long}`;
  return long;
};

const time = ({ random }: Run): string => moment(random, new Date(0), 1).slice(11);

const reference: TextMake = (run, fewest, most) => {
  const path = `/${slug(run.random)}`;
  if (path.length > most) return `/${token(run.random, Math.max(0, most - 1))}`;
  return path.length < fewest ? lengthened(run, path, fewest, most) : path;
};

const bytes: TextMake = ({ random }, fewest, most) => {
  // Four characters for three bytes.
  const low = Math.ceil(fewest / 4);
  const high = Math.floor(Math.min(most, 100_000) / 4);
  return base64(token(random, 3 * Math.max(low, Math.min(high, random.integer(4, 8)))));
};

const address = ({ random }: Run): string =>
  `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`;

/** Makers of texts, by format. */
const byFormat: Readonly<Record<string, TextMake>> = {
  base64: bytes,
  base64url: ({ random }, fewest, most) => token(random, Math.min(most, Math.max(fewest, 24))),
  bcp47: simple(({ random }) => random.pick(wordLists.locales)),
  binary: ({ random }, fewest, most) => token(random, Math.min(most, Math.max(fewest, 24))),
  byte: bytes,
  color: simple(({ random }) => `#${hex(random, 6)}`),
  'country-code': simple(({ random }) => random.pick(wordLists.countryCodes)),
  currency: simple(({ random }) => random.pick(wordLists.currencies)),
  date: simple(({ random, options }) => moment(random, options.now, 365).slice(0, 10)),
  'date-time': simple(({ random, options }) => moment(random, options.now, 365)),
  decimal: simple(({ random }) => (random.integer(100, 100_000) / 100).toFixed(2)),
  double: simple(({ random }) => (random.integer(100, 100_000) / 100).toFixed(2)),
  duration: simple(({ random }) => `PT${random.integer(1, 23)}H${random.integer(1, 59)}M`),
  email,
  float: simple(({ random }) => (random.integer(100, 100_000) / 100).toFixed(2)),
  'google-datetime': simple(({ random, options }) => moment(random, options.now, 365)),
  'google-duration': simple(({ random }) => `${random.integer(1, 3600)}s`),
  hostname: host,
  'idn-email': email,
  'idn-hostname': host,
  int32: simple(({ random }) => digits(random, 5)),
  int64: simple(({ random }) => digits(random, 9)),
  ip: simple(address),
  ipv4: simple(address),
  ipv6: simple(({ random }) => `2001:db8::${random.integer(1, 0xffff).toString(16)}`),
  iri: anyUrl,
  'iri-reference': reference,
  'iso-date-time': simple(({ random, options }) => moment(random, options.now, 365)),
  'iso-time': simple(time),
  'json-pointer': reference,
  'json-pointer-uri-fragment': (run, fewest, most) => `#${reference(run, fewest - 1, most - 1)}`,
  mac: simple(({ random }) => Array.from({ length: 6 }, () => hex(random, 2)).join(':')),
  objectid: simple(({ random }) => hex(random, 24)),
  password: ({ random }, fewest, most) => token(random, Math.min(most, Math.max(fewest, 14))),
  phone: simple(({ random }) => `+1415555${digits(random, 4)}`),
  regex: simple(({ random }) => `^${word(random)}-[0-9]+$`),
  'relative-json-pointer': simple(({ random }) => `${random.integer(0, 3)}/${word(random)}`),
  semver: simple(({ random }) => `${random.integer(0, 5)}.${random.integer(0, 20)}.${random.integer(0, 9)}`),
  slug: simple(({ random }) => slug(random)),
  time: simple(time),
  timezone: simple(({ random }) => random.pick(wordLists.timeZones)),
  uint32: simple(({ random }) => digits(random, 5)),
  uint64: simple(({ random }) => digits(random, 9)),
  ulid: simple(
    ({ random }) =>
      `01${token(random, 24)
        .toUpperCase()
        .replace(/[ILOU]/g, 'X')}`,
  ),
  uri: anyUrl,
  'uri-reference': reference,
  'uri-template': (run, fewest, most) => `${reference(run, fewest - 5, most - 5)}/{id}`,
  url: anyUrl,
  username: simple(({ random }) => random.pick(wordLists.firstNames).toLowerCase()),
  uuid: simple(({ random }) => uuid(random)),
  year: simple(({ options }) => String(options.now.getUTCFullYear())),
};

/** What makes texts of a format; undefined for a format that nothing is known of. */
export function formatMaker(format: string): TextMake | undefined {
  const name = format.toLowerCase();
  return Object.hasOwn(byFormat, name) ? byFormat[name] : undefined;
}

/** `https://example.com/images/swift.png`. */
export function imageUrl(run: Run): string {
  return url(run, 0, Number.POSITIVE_INFINITY, `images/${word(run.random)}-${run.random.integer(1, 99)}.png`);
}

/** `Blue Harbor`. */
export function title(run: Run): string {
  return `${capitalised(word(run.random))} ${capitalised(word(run.random))}`;
}
