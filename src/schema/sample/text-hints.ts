import { fakerText } from './faker.ts';
import { formatMaker, imageUrl, type TextMake, title } from './format-values.ts';
import { wordsOfName } from './name-words.ts';
import type { Run } from './run.ts';
import { capitalised, digits, fitted, hex, moment, sentences, slug, token, word, words } from './text.ts';
import { wordLists } from './word-lists.ts';

type Simple = (run: Run) => string;

const from =
  (list: readonly string[]): Simple =>
  ({ random }) =>
    random.pick(list);

/** A text that reads the same at any length. */
const prose =
  (fewest: number, most: number): TextMake =>
  (run, least, longest) =>
    fitted(sentences(run.random, fewest, most), least, longest, () => sentences(run.random, 1, 1));

const headline: TextMake = (run, fewest, most) =>
  fitted(capitalised(words(run.random, 2, 5)), fewest, most, () => word(run.random));

const format = (name: string): TextMake => formatMaker(name) ?? ((run) => word(run.random));

const inDays =
  (days: number): Simple =>
  ({ random, options }) =>
    moment(random, options.now, days);

const firstName = from(wordLists.firstNames);
const lastName = from(wordLists.lastNames);
const fullName: Simple = (run) => `${firstName(run)} ${lastName(run)}`;
const login: Simple = (run) => `${firstName(run).toLowerCase()}${run.random.integer(1, 99)}`;
const street: Simple = (run) => `${run.random.integer(1, 250)} ${run.random.pick(wordLists.streets)} Street`;
const company: Simple = (run) =>
  `${capitalised(word(run.random))} ${run.random.pick(wordLists.companySuffixes)}`;
const zip: Simple = ({ random }) => digits(random, 5);
const fileName: Simple = (run) => `${slug(run.random)}.${run.random.pick(wordLists.extensions)}`;
const path: Simple = (run) => `/${word(run.random)}/${fileName(run)}`;
const phone: Simple = ({ random }) => `+1415555${digits(random, 4)}`;
const version: Simple = ({ random }) =>
  `${random.integer(0, 5)}.${random.integer(0, 20)}.${random.integer(0, 9)}`;
const sha: Simple = ({ random }) => hex(random, 40);
const secret: TextMake = ({ random }, fewest, most) => token(random, Math.min(most, Math.max(fewest, 24)));
const faker =
  (method: string): Simple =>
  (run) =>
    fakerText(run, method);

/** Names of several words, written together. */
const byWholeName: Readonly<Record<string, TextMake>> = {
  accountnumber: ({ random }) => digits(random, 10),
  addressline: street,
  addressline1: street,
  addressline2: (run) => `Floor ${run.random.integer(1, 20)}`,
  addresslocality: from(wordLists.cities),
  contenttype: from(wordLists.mimeTypes),
  countrycode: from(wordLists.countryCodes),
  currencycode: from(wordLists.currencies),
  displayname: fullName,
  familyname: lastName,
  filename: fileName,
  firstname: firstName,
  fullname: fullName,
  givenname: firstName,
  ipaddress: format('ipv4'),
  jobtitle: faker('person.jobTitle'),
  lastname: lastName,
  mediatype: from(wordLists.mimeTypes),
  middlename: firstName,
  mimetype: from(wordLists.mimeTypes),
  phonenumber: phone,
  postalcode: zip,
  productname: faker('commerce.productName'),
  streetaddress: street,
  timezone: from(wordLists.timeZones),
  useragent: faker('internet.userAgent'),
  username: login,
  zipcode: zip,
};

/** By the last word of a name. */
const byLastWord: Readonly<Record<string, TextMake>> = {
  address: street,
  at: inDays(365),
  author: fullName,
  avatar: imageUrl,
  bic: faker('finance.bic'),
  bio: prose(1, 2),
  birthday: ({ random, options }) => moment(random, options.now, 25_000).slice(0, 10),
  body: prose(2, 4),
  branch: slugText,
  category: from(wordLists.departments),
  city: from(wordLists.cities),
  color: from(wordLists.colours),
  colour: from(wordLists.colours),
  comment: prose(1, 2),
  company: company,
  content: prose(2, 4),
  country: from(wordLists.countries),
  currency: from(wordLists.currencies),
  date: ({ random, options }) => moment(random, options.now, 365).slice(0, 10),
  department: from(wordLists.departments),
  description: prose(1, 2),
  deadline: inDays(-90),
  digest: sha,
  domain: format('hostname'),
  email: format('email'),
  etag: ({ random }) => hex(random, 16),
  expires: inDays(-365),
  expiry: inDays(-365),
  extension: from(wordLists.extensions),
  file: fileName,
  firstname: firstName,
  guid: format('uuid'),
  handle: login,
  hash: sha,
  headline,
  homepage: format('uri'),
  host: format('hostname'),
  hostname: format('hostname'),
  href: format('uri'),
  iban: faker('finance.iban'),
  icon: imageUrl,
  id: format('uuid'),
  image: imageUrl,
  ip: format('ipv4'),
  isbn: faker('commerce.isbn'),
  key: secret,
  label: headline,
  language: from(wordLists.languages),
  lastname: lastName,
  latitude: ({ random }) => String(random.integer(-90_000, 90_000) / 1000),
  link: format('uri'),
  locale: from(wordLists.locales),
  login,
  logo: imageUrl,
  longitude: ({ random }) => String(random.integer(-180_000, 180_000) / 1000),
  message: prose(1, 1),
  method: from(wordLists.methods),
  name: title,
  nickname: login,
  note: prose(1, 2),
  organisation: company,
  organization: company,
  owner: fullName,
  password: format('password'),
  path,
  phone,
  photo: imageUrl,
  picture: imageUrl,
  postcode: zip,
  price: ({ random }) => (random.integer(100, 50_000) / 100).toFixed(2),
  province: from(wordLists.regions),
  region: from(wordLists.regions),
  secret,
  sha,
  sha1: sha,
  sha256: ({ random }) => hex(random, 64),
  signature: secret,
  sku: ({ random }) => `${token(random, 3).toUpperCase()}-${digits(random, 5)}`,
  slug: slugText,
  state: from(wordLists.regions),
  status: from(wordLists.statuses),
  street,
  subject: headline,
  subtitle: headline,
  summary: prose(1, 1),
  surname: lastName,
  telephone: phone,
  text: prose(1, 2),
  thumbnail: imageUrl,
  time: inDays(365),
  timestamp: inDays(365),
  title: headline,
  token: secret,
  unit: from(wordLists.units),
  until: inDays(-90),
  updated: inDays(365),
  uri: format('uri'),
  url: format('uri'),
  user: login,
  uuid: format('uuid'),
  version,
  website: format('uri'),
  zip,
};

const images: ReadonlySet<string> = new Set([
  'avatar',
  'icon',
  'image',
  'logo',
  'photo',
  'picture',
  'thumbnail',
]);
const coming: ReadonlySet<string> = new Set([
  'due',
  'end',
  'ends',
  'expires',
  'expiry',
  'next',
  'until',
  'valid',
]);

/**
 * What makes likely texts for a property of this name; undefined for a name that says nothing.
 *
 * @param formats of the schema: an address of an image is one of both, by its name and as `uri`
 */
export function textHint(name: string | undefined, formats: readonly string[]): TextMake | undefined {
  const parts = name === undefined ? [] : wordsOfName(name);
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  const isImage = parts.some((part) => images.has(part));
  if (isImage && (['url', 'uri', 'href', 'link'].includes(last) || formats.some((f) => /^ur[il]$/.test(f))))
    return imageUrl;
  const isComing = parts.some((part) => coming.has(part));
  if (isComing && formats.includes('date-time')) return inDays(-90);
  if (isComing && formats.includes('date')) return (run) => inDays(-90)(run).slice(0, 10);
  if (formats.length > 0) return undefined;
  if (isComing && (last === 'at' || last === 'date')) return inDays(-90);
  const whole = parts.join('');
  if (Object.hasOwn(byWholeName, whole)) return byWholeName[whole];
  const two = parts.slice(-2).join('');
  if (Object.hasOwn(byWholeName, two)) return byWholeName[two];
  return Object.hasOwn(byLastWord, last) ? byLastWord[last] : undefined;
}

function slugText({ random }: Run): string {
  return slug(random);
}
