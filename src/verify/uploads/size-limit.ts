import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { UploadPlace } from '../../resources/upload-place.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';

/** How large a file may be, as the document says it. */
export interface SizeLimit {
  /** A file of so many bytes is allowed for sure; undefined where that is not known. */
  readonly allowed: number | undefined;
  /** One of so many is too large, however it is counted. */
  readonly tooLarge: number;
  /** The words that say it. */
  readonly text: string;
  /** Whether they name 413. */
  readonly isNamed413: boolean;
}

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const size = new RegExp(
  `\\b(\\d{1,3}(?:[,_]\\d{3}){1,4}|\\d{1,12}(?:\\.\\d{1,3})?|${words.slice(1).join('|')})[ -]?(bytes?|octets|[km]i?b|(?:kilo|kibi|mega|mebi)bytes?)\\b`,
  'gi',
);
/** No more than so much is allowed. */
const atMost =
  /\bat most\b|\bup to\b|\b(?:no|not|never) (?:more|larger|bigger|longer|greater) than\b|\b(?:must|may|can) ?not (?:exceed|be (?:larger|bigger|more))\b|\bmax(?:imum|imal)?\b|\blimit(?:ed)?\b/i;
/** What is more is refused: only where the sentence, or the status that it describes, says so. */
const moreThan =
  /\b(?:more|larger|bigger|longer|greater) than\b|\bover\b|\babove\b|\bexceed(?:s|ing)?\b|\bbeyond\b/i;
const refused = /\b413\b|\brefused?\b|\brejected\b|\bnot (?:accepted|allowed)\b|\btoo (?:large|big)\b/i;
const ofBody = /\b(?:body|request|payload|message|form|in total|together|altogether)\b/i;
const ofFile =
  /\b(?:files?|photos?|images?|pictures?|documents?|attachments?|uploads?|avatars?|logos?|recordings?|videos?)\b/i;

/** Shorter ones are tried with the other rules of the body. */
const shortText = 20_000;
/** Longer texts are read as far as this. */
const maxText = 4000;

/** The smallest limit that the document tells for a file: in its schema, or in plain words; undefined where it tells none. */
export function sizeLimitOf(model: Model, operation: Operation, place: UploadPlace): SizeLimit | undefined {
  const parts = place.schema ? schemaParts(model, place.schema) : [];
  const bounds = parts.flatMap(({ value }): readonly SizeLimit[] => {
    const most = isObject(value) ? value.maxLength : undefined;
    return typeof most === 'number' && Number.isInteger(most) && most >= shortText
      ? [{ allowed: most, tooLarge: most + 1, text: `maxLength ${most}`, isNamed413: false }]
      : [];
  });
  const described = parts.map(({ value }) => (isObject(value) ? value.description : undefined));
  const texts = [operation.description, operation.requestBody?.description, ...described];
  const refusal = operation.responses.find(({ status }) => status === '413')?.description;
  const found = [
    ...bounds,
    ...texts.flatMap((text) => (typeof text === 'string' ? limitsIn(text, false) : [])),
    ...limitsIn(refusal ?? '', true),
  ];
  return found.toSorted((one, other) => one.tooLarge - other.tooLarge)[0];
}

/** The limits that a text tells. @param isRefusal whether it describes the refusal */
export function limitsIn(text: string, isRefusal: boolean): readonly SizeLimit[] {
  const sentences = text
    .slice(0, maxText)
    .replaceAll(/\s+/g, ' ')
    .split(/[.;](?:\s|$)/);
  return sentences.flatMap((sentence) => {
    const isRefused = isRefusal || refused.test(sentence);
    return sentence
      .split(/,\s(?=\D)|\bor\b|\band\b/)
      .flatMap((clause) => limitOf(clause, { isRefused, isNamed413: isRefusal || /\b413\b/.test(sentence) }));
  });
}

function limitOf(
  clause: string,
  { isRefused, isNamed413 }: { readonly isRefused: boolean; readonly isNamed413: boolean },
): readonly SizeLimit[] {
  if (!atMost.test(clause) && !(isRefused && moreThan.test(clause))) return [];
  // `100 MB (104,857,600 bytes)`: the exact one counts.
  const sizes = [...clause.matchAll(size)].map(([, count = '', unit = '']) => sizeOf(count, unit));
  const exact = sizes.find(({ most, least }) => most === least) ?? sizes[0];
  if (!exact || exact.least < 1) return [];
  const isFileOnly = ofFile.test(clause) && !ofBody.test(clause);
  const { least, most } = exact;
  // Where a megabyte is so much or so much more, what is well below both is allowed.
  const allowed = least === most ? least : Math.floor(least * 0.9);
  return [{ allowed: isFileOnly ? allowed : undefined, tooLarge: most + 1, text: clause.trim(), isNamed413 }];
}

/** In bytes: what it is at least, and at most. */
function sizeOf(count: string, unit: string): { readonly least: number; readonly most: number } {
  const word = words.indexOf(count.toLowerCase());
  const number = word > 0 ? word : Number(count.replaceAll(/[,_]/g, ''));
  const name = unit.toLowerCase();
  const power = name.startsWith('k') ? 1 : name.startsWith('m') ? 2 : 0;
  const isBinary = /^(?:[km]ib|kibi|mebi)/.test(name);
  const most = Math.floor(number * 1024 ** power);
  return { least: isBinary ? most : Math.floor(number * 1000 ** power), most };
}
