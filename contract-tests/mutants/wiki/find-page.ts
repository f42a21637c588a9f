import { checkJsonBody, checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import type { Book, Page } from './book.ts';
import { fail, json } from './replies.ts';

/** The parameters of a request, checked. */
export function readParameters(book: Book, call: Call): Or<Readonly<Record<string, unknown>>> {
  const { values, violations } = checkParameters(book, call);
  // That If-Match is missing is a 428, and not said before it is known whether there is a page.
  const wrong = violations.filter((one) => one.name !== 'If-Match');
  if (wrong.length === 0) return { ok: true, value: values };
  return {
    ok: false,
    reply: fail(
      400,
      wrong.map(({ name }) => name),
    ),
  };
}

/** The page that a path names, and the parameters; a deleted page is gone. */
export function findPage(
  book: Book,
  call: Call,
): Or<{ readonly page: Page; readonly values: Readonly<Record<string, unknown>> }> {
  const read = readParameters(book, call);
  if (!read.ok) return read;
  const page = book.pages.get(call.params.slug ?? '');
  if (!page) return { ok: false, reply: fail(404) };
  const isReading = call.template === '/pages/{slug}' && ['GET', 'HEAD'].includes(call.method);
  const isKnown = !(book.on('gone-is-404') && isReading);
  if (page.isDeleted) return { ok: false, reply: fail(isKnown ? 410 : 404) };
  return { ok: true, value: { page, values: read.value } };
}

/** The body of a request, checked. */
export function readBody(book: Book, call: Call, mediaType: string): Or<Readonly<Record<string, unknown>>> {
  const { on } = book;
  const isPatch = call.method === 'PATCH';
  const checked = checkJsonBody(
    book,
    call,
    mediaType,
    on('plain-patch') && isPatch ? ['application/json'] : [],
  );
  if (checked.ok) {
    const tooLong = [...String(checked.body.title ?? '')].length > 121;
    return tooLong ? { ok: false, reply: fail(422, ['/title']) } : { ok: true, value: checked.body };
  }
  const { kind, violations } = checked;
  if (kind === 'media-type' && on('trace-for-media-type') && !isPatch) {
    const detail =
      'TypeError: Cannot read properties of undefined\n    at parse (/srv/wiki/dist/body.js:31:9)';
    return { ok: false, reply: json(415, { title: 'Error', status: 415, detail }, problem) };
  }
  const status = { 'media-type': 415, malformed: 400, invalid: 422 }[kind];
  const reply = fail(
    status,
    violations.map(({ name }) => name),
  );
  if (status !== 422 || !isPatch || !on('invalid-as-plain-json')) return { ok: false, reply };
  return { ok: false, reply: { ...reply, headers: { 'Content-Type': 'application/json' } } };
}

const problem = { 'Content-Type': 'application/problem+json' };
