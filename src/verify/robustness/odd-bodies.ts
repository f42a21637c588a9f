import { type BodyFormat, bodyFormatOf } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import { writtenContent } from '../boundaries/find-places.ts';
import { changed } from './changed-body.ts';
import type { OddInput } from './odd-input.ts';
import { oddMultiparts } from './odd-multiparts.ts';

const depth = 200;
const hugeLength = 1_000_000;

/** Bodies that can be parsed, most of them, and that nobody sends who means well; for the first media type of each format. */
export function oddBodies(operation: Operation): readonly OddInput[] {
  const content = writtenContent(operation);
  const of = (format: BodyFormat, inputs: readonly OddInput[]) => {
    const mediaType = content.find(({ name }) => bodyFormatOf(name) === format);
    return mediaType ? inputs.map((input): OddInput => ({ ...input, of: mediaType })) : [];
  };
  return [
    ...of('multipart', oddMultiparts),
    ...of('json', jsonBodies),
    ...of('form', formBodies),
    ...(content.length > 0 ? [notZipped] : []),
  ];
}

const jsonBodies: readonly OddInput[] = [
  changed('json', (text) =>
    text.startsWith('{')
      ? `{"__proto__":{"concordat":1},"constructor":{"prototype":{"concordat":1}},${text.slice(1)}`
      : undefined,
  ),
  changed('json', () => '[]'),
  changed('json', () => 'null'),
  changed('json', () => '"text"'),
  changed('json', (text) => repeatedKeys(text)),
  changed('json', () => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  changed('json', () => '['.repeat(depth) + ']'.repeat(depth)),
  // A server may close the connection on what is too long for it.
  changed('json', () => `[${'0,'.repeat(hugeLength / 2)}0]`, { manner: { mayBreak: true } }),
];

const formBodies: readonly OddInput[] = [
  changed('form', (text) => `${text}&__proto__[concordat]=1&constructor[prototype][concordat]=1`),
  changed('form', (text) => `${text}&concordat=%zz&=&&%00=%FF`),
];

/** What says that it is compressed, and is not. */
const notZipped: OddInput = {
  make: (request) =>
    request.body && { ...request, headers: { ...request.headers, 'Content-Encoding': 'gzip' } },
};

/** Every key of the object once more, so that the last one wins, or the first. */
function repeatedKeys(text: string): string | undefined {
  return text.startsWith('{') && text.length > 2 ? `${text.slice(0, -1)},${text.slice(1)}` : undefined;
}
