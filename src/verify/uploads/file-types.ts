import { parseMediaType, selectMediaType } from '../../http/media-type.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { UploadPlace } from '../../resources/upload-place.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';

/** The media types that a file may have. */
export interface FileTypes {
  /** Ranges as well: `image/*`. */
  readonly names: readonly string[];
  /** Whether words say that no others are taken. */
  readonly isSaid: boolean;
  /** Whether they say so with 415. */
  readonly isNamed415: boolean;
}

const formats: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  heic: 'image/heic',
  avif: 'image/avif',
  pdf: 'application/pdf',
  csv: 'text/csv',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
};
const named = new RegExp(
  `\\b(?:${Object.keys(formats).join('|')})s?\\b|\\b(?:image|audio|video|application|text)/[a-z0-9.+*-]{1,40}`,
  'gi',
);
const onlyThese =
  /\bonly\b|\bmust be\b|\bneither\b|\bnor\b|\bother than\b|\b415\b|\b(?:is|are) not (?:a|an|one|of)\b|\bhas to be\b|\bhave to be\b/i;
const ofFile =
  /\b(?:files?|photos?|images?|pictures?|documents?|attachments?|uploads?|parts?|avatars?|logos?|recordings?|videos?|media types?|types?|formats?)\b/i;
const examples = /\b(?:e\.g|for example|such as|like|any|usually|etc|most often|converted|thumbnails?)\b/i;

/** Longer texts are read as far as this. */
const maxText = 4000;

/** The types that the document allows for a file; undefined where it says nothing of them. */
export function fileTypesOf(model: Model, operation: Operation, place: UploadPlace): FileTypes | undefined {
  const parts = place.schema ? schemaParts(model, place.schema) : [];
  const described = parts.map(({ value }) => (isObject(value) ? value.description : undefined));
  const refusal = operation.responses.find(({ status }) => status === '415')?.description;
  const texts = [operation.description, operation.requestBody?.description, ...described];
  const sentences = [
    ...texts.flatMap((text) => (typeof text === 'string' ? sentencesOf(text) : [])),
    ...sentencesOf(refusal ?? '').map((one) => `415 ${one}`),
  ];
  const said = sentences.filter(
    (one) => onlyThese.test(one) && ofFile.test(one) && !examples.test(one) && typesIn(one).length > 0,
  );
  const names = place.types.length > 0 ? place.types : [...new Set(said.flatMap(typesIn))];
  // Bytes of any kind are anything, whatever it is called.
  const isAny = names.some((name) => /^(?:application\/octet-stream|\*\/\*)\b/i.test(name));
  if (names.length === 0 || isAny) return undefined;
  return { names, isSaid: said.length > 0, isNamed415: said.some((one) => /\b415\b/.test(one)) };
}

function sentencesOf(text: string): readonly string[] {
  return text
    .slice(0, maxText)
    .replaceAll(/\s+/g, ' ')
    .split(/[.;](?:\s|$)/);
}

function typesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(named)].flatMap(([word]) => {
    const name = word.toLowerCase();
    if (name.includes('/')) return /^multipart\b/.test(name) ? [] : [name.replace(/[.+-]+$/, '')];
    const plain = Object.hasOwn(formats, name) ? name : name.replace(/s$/, '');
    return formats[plain] ?? [];
  });
}

/** Types that are not allowed: one as near as can be, and one of another kind. */
export function otherFileTypes({ names }: FileTypes): readonly string[] {
  const isOther = (name: string) =>
    selectMediaType(
      names.map((one) => ({ name: one })),
      name,
    ) === undefined;
  const kinds = new Set(names.map((name) => parseMediaType(name)?.type));
  const near = [
    'image/gif',
    'image/webp',
    'image/bmp',
    'text/html',
    'application/zip',
    'application/pdf',
  ].find((name) => kinds.has(parseMediaType(name)?.type) && isOther(name));
  const far = ['application/pdf', 'image/gif', 'text/html'].find((name) => name !== near && isOther(name));
  return [near ?? [], far ?? []].flat();
}

/** The concrete types that are allowed; of a range its most usual members. */
export function concreteTypes(names: readonly string[]): readonly string[] {
  return [
    ...new Set(names.flatMap((name) => (/^image\/\*/i.test(name) ? ['image/png', 'image/jpeg'] : [name]))),
  ].filter((name) => !name.includes('*'));
}
