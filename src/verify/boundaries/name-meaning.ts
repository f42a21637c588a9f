import { wordsOfName } from '../../schema/sample/name-words.ts';

/** Names of what stands for something that is kept elsewhere: any other value may be one of nothing. */
const references: ReadonlySet<string> = wordsIn(
  'id ids uuid guid ref refs reference key keys slug sku parent owner assignee user users username ' +
    'login account customer author member members team group project category product template version ' +
    'source target node file handle',
);

/** Names of what has a meaning or a rule that no schema tells. */
const meanings: ReadonlySet<string> = wordsIn(
  'email mail phone fax mobile url uri href link callback webhook host hostname domain ip currency ' +
    'country locale language lang timezone zone region iban bic swift card cvc cvv pan vat tax isbn issn ' +
    'ean gtin vin imei zip postal postcode password secret token otp pin signature hash checksum sha etag ' +
    'digest coupon voucher cursor marker cron schedule rrule regex pattern expression sql script code ' +
    'path filename mime encoding charset sort order fields include expand embed unit',
);

/** Names of texts that people write as they like. */
const free: ReadonlySet<string> = wordsIn(
  'name title label description summary text body content comment note notes message subject headline ' +
    'bio about caption remark remarks reason tag tags question answer street city q search motto excerpt ' +
    'details instructions topic alias nickname',
);

/** Whether a value names something that must be there. */
export function isReference(name: string): boolean {
  const words = wordsOfName(name);
  // `reply_to`, `part_of`, but no `to` alone.
  if (words.length > 1 && /^(?:to|of)$/.test(words.at(-1) ?? '')) return true;
  return words.some((word, index) => references.has(word) && (index === words.length - 1 || word === 'id'));
}

/** Whether a text has to mean something that its schema does not say. */
export function hasMeaning(name: string): boolean {
  return wordsOfName(name).some((word) => meanings.has(word));
}

/** Whether a text may be anything. */
export function isFreeText(name: string): boolean {
  const words = wordsOfName(name);
  const last = words.at(-1) ?? '';
  // A file name or a user name has rules of its own.
  return (
    free.has(last) &&
    !hasMeaning(name) &&
    !(last === 'name' && words.length > 1 && references.has(words[0] ?? ''))
  );
}

/** A set of words, written one after the other. */
function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
