import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Call, Reply } from '../serve.ts';
import type { Books } from './books.ts';
import { lenience } from './lenience.ts';
import { fail } from './replies.ts';

/** The tokens: one with both scopes, one that only reads. */
export const writerToken = 'ldg-writer-90c2';
export const readerToken = 'ldg-reader-4b7e';

const scopes: Readonly<Record<string, readonly string[]>> = {
  [writerToken]: ['ledger:read', 'ledger:write'],
  [readerToken]: ['ledger:read'],
};

/** Fields that are ignored where they are sent, and so not required either. */
const readOnly = ['code', 'created_at', 'updated_at'];

/** The token, its scope, then the parameters. */
export function admit(books: Books, call: Call, scope: string): Or<Readonly<Record<string, unknown>>> {
  const refused = refusalOf(books, call, scope);
  if (refused) return { ok: false, reply: refused };
  const { values, violations } = books.contract.readParameters(call);
  const wrong = violations.filter((one) => !isForgiven(lenience, books.on, call, one));
  if (wrong.length === 0) return { ok: true, value: values };
  // A new name that does not fit is the caller's mistake, an old one cannot be there.
  const chosen = call.method === 'PUT' ? /\{(\w+)\}$/.exec(call.template)?.[1] : undefined;
  const isAbsent = wrong.some((one) => one.in === 'path' && one.name !== chosen);
  if (isAbsent) return { ok: false, reply: fail(books, 404) };
  const details = wrong.map(({ name, message }) => ({ field: name, issue: message }));
  return { ok: false, reply: fail(books, 400, details) };
}

/** The JSON body, checked. */
export function readBody(books: Books, call: Call): Or<Readonly<Record<string, unknown>>> {
  const read = readJson(call);
  if (!read.ok) {
    const isType = read.reason === 'media-type';
    return { ok: false, reply: fail(books, isType ? 415 : 400) };
  }
  const wrong = books.contract
    .checkBody(call, 'application/json', read.value)
    .filter(({ keyword, property = '' }) => !(keyword === 'required' && readOnly.includes(property)))
    .filter((one) => !isForgiven(lenience, books.on, call, one));
  if (wrong.length === 0) {
    // The schemas of all bodies ask for objects.
    const value = read.value as Readonly<Record<string, unknown>>;
    const isRefused =
      books.on('null-description-refused') && call.method === 'PATCH' && value.description === null;
    return isRefused ? { ok: false, reply: fail(books, 422) } : { ok: true, value };
  }
  const details = wrong.map(({ name, message }) => ({ field: name, issue: message }));
  return { ok: false, reply: fail(books, 422, details) };
}

function refusalOf(books: Books, call: Call, scope: string): Reply | undefined {
  const { on } = books;
  const { authorization } = call.headers;
  const operation = `${call.method} ${call.template}`;
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const owned = token === undefined || !Object.hasOwn(scopes, token) ? undefined : scopes[token];
  if (owned?.includes(scope)) return undefined;
  if (owned) {
    if (on('bulk-by-readers') && operation === 'POST /transactions/bulk') return undefined;
    if (on('untagging-by-readers') && operation === 'DELETE /accounts/{code}/tags/{tag}') return undefined;
    if (on('reader-gets-401') && operation === 'POST /exports') return fail(books, 401);
    return fail(books, on('forbidden-is-404') ? 404 : 403);
  }
  if (on('file-without-token') && call.template === '/exports/{id}/file' && !authorization) return undefined;
  const isBearer = /^bearer +\S/i.test(authorization ?? '');
  if (on('search-with-any-token') && operation === 'POST /transactions/search' && isBearer) return undefined;
  return fail(books, 401);
}
