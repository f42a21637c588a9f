/** What an older name is called today, and the names of its arguments where they stood one after the other. */
export interface FakerName {
  readonly method: string;
  /** The arguments as one object: `['min', 'max']` makes `{ min: 1, max: 2 }` of 1 and 2. */
  readonly named?: readonly string[];
  /** Arguments that the older name implies. */
  readonly fixed?: Readonly<Record<string, unknown>>;
}

const numberArguments = ['max'];

/**
 * Names of faker 5 to 8 that are others today; what is not listed has kept its name.
 *
 * @see https://v6.fakerjs.dev/api/address.html
 */
const renamed: Readonly<Record<string, FakerName>> = {
  'address.city': { method: 'location.city' },
  'address.cityName': { method: 'location.city' },
  'address.country': { method: 'location.country' },
  'address.countryCode': { method: 'location.countryCode', named: ['variant'] },
  'address.nearbyGPSCoordinate': {
    method: 'location.nearbyGPSCoordinate',
    named: ['origin', 'radius', 'isMetric'],
  },
  'address.stateAbbr': { method: 'location.state', fixed: { abbreviated: true } },
  'address.streetName': { method: 'location.street' },
  'address.streetAddress': { method: 'location.streetAddress' },
  'address.latitude': { method: 'location.latitude', named: ['max', 'min', 'precision'] },
  'address.longitude': { method: 'location.longitude', named: ['max', 'min', 'precision'] },
  'address.zipCodeByState': { method: 'location.zipCode' },
  'commerce.color': { method: 'color.human' },
  'commerce.price': { method: 'commerce.price', named: ['min', 'max', 'dec', 'symbol'] },
  'company.bs': { method: 'company.buzzPhrase' },
  'company.bsAdjective': { method: 'company.buzzAdjective' },
  'company.bsBuzz': { method: 'company.buzzVerb' },
  'company.bsNoun': { method: 'company.buzzNoun' },
  'company.companyName': { method: 'company.name' },
  'datatype.bigInt': { method: 'number.bigInt' },
  'datatype.datetime': { method: 'date.anytime' },
  'datatype.float': { method: 'number.float', named: numberArguments },
  'datatype.hexaDecimal': { method: 'string.hexadecimal', named: ['length'] },
  'datatype.hexadecimal': { method: 'string.hexadecimal', named: ['length'] },
  'datatype.number': { method: 'number.int', named: numberArguments, fixed: { max: 99_999 } },
  'datatype.string': { method: 'string.alphanumeric', named: ['length'], fixed: { length: 10 } },
  'datatype.uuid': { method: 'string.uuid' },
  'date.between': { method: 'date.between', named: ['from', 'to'] },
  'date.betweens': { method: 'date.betweens', named: ['from', 'to', 'count'] },
  'date.future': { method: 'date.future', named: ['years', 'refDate'] },
  'date.past': { method: 'date.past', named: ['years', 'refDate'] },
  'date.recent': { method: 'date.recent', named: ['days', 'refDate'] },
  'date.soon': { method: 'date.soon', named: ['days', 'refDate'] },
  fake: { method: 'helpers.fake' },
  'finance.account': { method: 'finance.accountNumber' },
  'finance.amount': { method: 'finance.amount', named: ['min', 'max', 'dec', 'symbol'] },
  'git.shortSha': { method: 'git.commitSha', fixed: { length: 7 } },
  'helpers.randomize': { method: 'helpers.arrayElement' },
  'helpers.regexpStyleStringParse': { method: 'helpers.fromRegExp' },
  'helpers.replaceSymbolWithNumber': { method: 'helpers.replaceSymbols' },
  'image.abstract': { method: 'image.urlLoremFlickr', fixed: { category: 'abstract' } },
  'image.animals': { method: 'image.urlLoremFlickr', fixed: { category: 'animals' } },
  'image.business': { method: 'image.urlLoremFlickr', fixed: { category: 'business' } },
  'image.cats': { method: 'image.urlLoremFlickr', fixed: { category: 'cats' } },
  'image.city': { method: 'image.urlLoremFlickr', fixed: { category: 'city' } },
  'image.fashion': { method: 'image.urlLoremFlickr', fixed: { category: 'fashion' } },
  'image.food': { method: 'image.urlLoremFlickr', fixed: { category: 'food' } },
  'image.image': { method: 'image.url' },
  'image.imageUrl': { method: 'image.url', named: ['width', 'height'] },
  'image.nature': { method: 'image.urlLoremFlickr', fixed: { category: 'nature' } },
  'image.people': { method: 'image.urlLoremFlickr', fixed: { category: 'people' } },
  'image.sports': { method: 'image.urlLoremFlickr', fixed: { category: 'sports' } },
  'image.technics': { method: 'image.urlLoremFlickr', fixed: { category: 'technics' } },
  'image.transport': { method: 'image.urlLoremFlickr', fixed: { category: 'transport' } },
  'internet.avatar': { method: 'image.avatar' },
  'internet.color': { method: 'color.rgb' },
  'internet.email': { method: 'internet.email', named: ['firstName', 'lastName', 'provider'] },
  'internet.exampleEmail': { method: 'internet.exampleEmail', named: ['firstName', 'lastName'] },
  'internet.password': { method: 'internet.password', named: ['length', 'memorable'] },
  'internet.userName': { method: 'internet.username', named: ['firstName', 'lastName'] },
  'name.findName': { method: 'person.fullName' },
  'name.jobTitle': { method: 'person.jobTitle' },
  'name.title': { method: 'person.jobTitle' },
  'phone.phoneNumber': { method: 'phone.number' },
  'phone.phoneNumberFormat': { method: 'phone.number' },
  'random.alpha': { method: 'string.alpha' },
  'random.alphaNumeric': { method: 'string.alphanumeric' },
  'random.arrayElement': { method: 'helpers.arrayElement' },
  'random.arrayElements': { method: 'helpers.arrayElements' },
  'random.boolean': { method: 'datatype.boolean' },
  'random.float': { method: 'number.float', named: numberArguments },
  'random.hexaDecimal': { method: 'string.hexadecimal', named: ['length'] },
  'random.image': { method: 'image.url' },
  'random.number': { method: 'number.int', named: numberArguments, fixed: { max: 99_999 } },
  'random.numeric': { method: 'string.numeric' },
  'random.objectElement': { method: 'helpers.objectValue' },
  'random.uuid': { method: 'string.uuid' },
  'random.word': { method: 'word.sample' },
  'random.words': { method: 'word.words' },
  'time.recent': { method: 'date.recent' },
};

/** Modules that have another name today. */
const renamedModules: Readonly<Record<string, string>> = { address: 'location', name: 'person' };

/** What a method, by its name of any time, is called today: `person.firstName` for `name.firstName`. */
export function fakerNameOf(method: string): FakerName {
  const own = Object.hasOwn(renamed, method) ? renamed[method] : undefined;
  if (own) return own;
  const [module = '', ...rest] = method.split('.');
  const today = Object.hasOwn(renamedModules, module) ? renamedModules[module] : module;
  return { method: [today, ...rest].join('.') };
}
