import type { Operation } from '../model/model.ts';
import { singularName, wordsOfName } from '../schema/sample/name-words.ts';

/** What is said of something that may be missing, or not, by who is asking or when. */
const exceptions = /\b(?:unless|except|longer|optional|ignored|only)\b/i;
const mostText = 4000;

/**
 * The one status that a document names for something that a body names and that is not there: 422 for "There is no such customer."
 * at the 422, or "An unknown label is a 422." Undefined where it names none, or more than one.
 *
 * @param name of the property that names it: `customer_id`
 */
export function statusOfMissing(operation: Operation, name: string): number | undefined {
  const words = wordsOfName(name).filter((word) => !/^(?:ids?|key|ref)$/.test(word));
  const noun = words
    .map((word, index) => (index === words.length - 1 ? singularName(word) : word))
    .join('[ _-]?');
  if (noun === '') return undefined;
  const forms = formsFor(noun);
  const isSaid = (text: string) => !exceptions.test(text) && forms.some((form) => form.test(text));
  const byAnswer = operation.responses
    .filter(({ status }) => /^4\d\d$/.test(status) && status !== '401' && status !== '403')
    .filter(({ description }) => clausesOf(description).some(isSaid))
    .map(({ status }) => Number(status));
  const sentences = `${operation.summary ?? ''}. ${(operation.description ?? '').slice(0, mostText)}`;
  const bySentence = clausesOf(sentences).flatMap((one) => {
    const [, status] = isSaid(one) ? (/\b(4(?:0[049]|10|22))\b/.exec(one) ?? []) : [];
    return status === undefined ? [] : [Number(status)];
  });
  const [status, ...others] = new Set([...byAnswer, ...bySentence]);
  return others.length === 0 ? status : undefined;
}

function clausesOf(text: string): readonly string[] {
  return text
    .slice(0, mostText)
    .replaceAll(/[`'"*’]/g, '')
    .replaceAll(/\s+/g, ' ')
    .split(/[.;!?](?: |$)|, or | or (?=no\b)|, (?=there\b|no\b|the\b|an?\b)/i);
}

function formsFor(noun: string): readonly RegExp[] {
  return [
    `\\bno (?:such |known )?(?:[a-z]+ (?:or|and) )?${noun}(?:[_ ]?id)?\\b(?! (?:is|was) (?:given|sent|named))`,
    `\\b(?:an? )?(?:unknown|non-?existent|missing) ${noun}(?:[_ ]?id)?\\b(?! (?:name|type|kind|field))`,
    `\\b${noun}(?:[_ ]?id)? (?:that )?(?:is|was|does|do|could)(?: not|nt) (?:there|exist|known|found|be found)\\b`,
    `\\b${noun}(?:[_ ]?id)? (?:(?:is|was) )?(?:unknown|not found)\\b`,
  ].map((form) => new RegExp(form, 'i'));
}
