import { bodyFormatOf } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import { writtenContent } from '../boundaries/find-places.ts';
import type { CaseBody, CaseRequest } from '../request.ts';
import type { CallManner } from '../run/caller.ts';
import type { OddInput } from './odd-input.ts';

const depth = 200;
const hugeLength = 1_000_000;

/** Bodies that can be parsed, most of them, and that nobody sends who means well. */
export function oddBodies(operation: Operation): readonly OddInput[] {
  const formats = new Set(writtenContent(operation).map(({ name }) => bodyFormatOf(name)));
  return [
    ...(formats.has('json') ? jsonBodies : []),
    ...(formats.has('multipart') ? multipartBodies : []),
    ...(formats.has('form') ? formBodies : []),
    ...(formats.size > 0 ? [notZipped] : []),
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
  changed('json', () => `[${'0,'.repeat(hugeLength / 2)}0]`, { mayBreak: true }),
];

const multipartBodies: readonly OddInput[] = [
  // A part that says it is JSON, and is none.
  changed('multipart', (text) => {
    const cut = text.replace(
      /(content-type:\s*application\/json[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)[^\r]*/i,
      '$1{"concordat":',
    );
    return cut === text ? undefined : cut;
  }),
  changed('multipart', (text) => text.replace(/name="([^"]*)"/, 'name="__proto__"')),
  changed('multipart', (text) => text.slice(0, Math.floor(text.length / 2))),
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

function changed(
  format: string,
  change: (text: string) => string | undefined,
  manner: CallManner = {},
): OddInput {
  return {
    manner,
    make: (request: CaseRequest) => {
      if (!request.body || bodyFormatOf(request.body.contentType) !== format) return undefined;
      // One character a byte, so that what is not text comes through.
      const text = change(Buffer.from(request.body.bytes).toString('latin1'));
      if (text === undefined) return undefined;
      const body: CaseBody = { contentType: request.body.contentType, bytes: Buffer.from(text, 'latin1') };
      return { ...request, body };
    },
  };
}

/** Every key of the object once more, so that the last one wins, or the first. */
function repeatedKeys(text: string): string | undefined {
  return text.startsWith('{') && text.length > 2 ? `${text.slice(0, -1)},${text.slice(1)}` : undefined;
}
