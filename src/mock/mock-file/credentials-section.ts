import type { Model, SecurityScheme } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { suggestion } from '../../suggestion.ts';
import { type AcceptedCredential, digestOf, type SchemeCredentials } from '../credentials/accepted.ts';
import { secretKindOf } from '../credentials/presented.ts';
import { type Defect, quoted, type WrittenValue } from './written-value.ts';

// What is written here is secret: nothing of it may stand in a message, so that values are never described.

/** The section `credentials` of a mock file: by security scheme, which credentials are accepted. */
export type CredentialsSection = readonly SchemeCredentials[];

const maxCredentials = 1000;
const hint =
  'Write "apiKey: [{ key: … }]", "basic: [{ user: …, password: … }]" or "bearer: [{ token: …, scopes: […] }]".';
const keys = ['key', 'token', 'user', 'password', 'scopes', 'expires', 'name'];

/** Reads the section; what is wrong is told, without what is written. */
export function readCredentialsSection(written: WrittenValue): CredentialsSection {
  if (!isObject(written.value)) {
    written.fail('"credentials" must be an object of security schemes', hint);
    return [];
  }
  const entries = written.entries('an object of security schemes', hint) ?? [];
  return entries.map(([scheme, list]) => ({ scheme, accepted: readList(list, scheme), at: list.at }));
}

function readList(written: WrittenValue, scheme: string): readonly AcceptedCredential[] {
  const { value } = written;
  if (!Array.isArray(value)) {
    written.fail(`${quoted(scheme)} must be a list of credentials`, hint);
    return [];
  }
  if (value.length > maxCredentials) {
    written.fail(`there are more than ${maxCredentials} credentials`, 'Write fewer of them.');
    return [];
  }
  const items = written.items('a list of credentials', hint) ?? [];
  return items.flatMap((item, index) => readCredential(item, `${scheme}/${index}`) ?? []);
}

function readCredential(written: WrittenValue, place: string): AcceptedCredential | undefined {
  if (typeof written.value === 'string' && written.value !== '') {
    const secret = digestOf(written.value);
    const more = { scopes: undefined, expiresMs: undefined, at: written.at };
    return { label: place, kind: 'any', digest: secret, ...more };
  }
  if (!isObject(written.value)) return written.fail('a credential must be a text or an object', hint);
  const fields = written.fields(keys);
  if (!fields) return undefined;
  const [key, token, user, password, name] = ['key', 'token', 'user', 'password', 'name'].map((one) =>
    textOf(fields.get(one)),
  );
  const secret =
    key ?? token ?? (user !== undefined && password !== undefined ? `${user}:${password}` : undefined);
  const kinds = [key !== undefined, token !== undefined, password !== undefined].filter(Boolean).length;
  if (secret === undefined || kinds !== 1) {
    return written.fail('a credential is a "key", a "token", or a "user" and a "password"', hint);
  }
  if (password !== undefined && user?.includes(':'))
    return written.fail('a user must not have ":" in it', hint);
  const scopes = fields.get('scopes');
  const expires = fields.get('expires');
  return {
    label: name ?? user ?? place,
    kind: key !== undefined ? 'key' : token !== undefined ? 'token' : 'user',
    digest: digestOf(secret),
    scopes: scopes && readScopes(scopes),
    expiresMs: expires && readTime(expires),
    at: written.at,
  };
}

function textOf(written: WrittenValue | undefined): string | undefined {
  if (!written) return undefined;
  if (typeof written.value === 'string' && written.value !== '') return written.value;
  return written.fail(`"${written.name}" must be a text that is not empty`, 'Write it in quotes.');
}

function readScopes(written: WrittenValue): readonly string[] {
  const { value } = written;
  const list: readonly unknown[] =
    typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value : [];
  const scopes = list.filter((scope): scope is string => typeof scope === 'string' && scope !== '');
  if (scopes.length === list.length && (Array.isArray(value) || typeof value === 'string')) return scopes;
  written.fail('"scopes" must be a list of names', 'Write [jobs:read, jobs:write].');
  return [];
}

/** @see https://www.rfc-editor.org/rfc/rfc3339 */
function readTime(written: WrittenValue): number | undefined {
  const { value } = written;
  const isTime =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/i.test(value);
  const ms = isTime ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  return written.fail('"expires" must be a date, or a date and time', 'Write 2030-01-31T12:00:00Z.');
}

/** What the section names that the document does not have, and what of it does not fit. */
export function credentialsSectionDefects(section: CredentialsSection, model: Model): readonly Defect[] {
  return section.flatMap(({ scheme: name, accepted, at }): readonly Defect[] => {
    const scheme = model.securitySchemes.get(name);
    if (!scheme) {
      const known = [...model.securitySchemes.keys()];
      const help = known.length === 0 ? 'It has none.' : suggestion(name, known);
      return [{ message: `the document has no security scheme ${quoted(name)}`, hint: help, at }];
    }
    const kind = secretKindOf(scheme);
    if (!kind) {
      const message = `the credentials of ${quoted(name)} cannot be compared: no secret is sent`;
      return [{ message, hint: 'Leave it out; its form is checked.', at }];
    }
    return [
      ...accepted
        .filter((one) => one.kind !== kind && (one.kind !== 'any' || kind === 'user'))
        .map((one) => ({ message: `${quoted(name)} takes ${wanted[kind]}`, hint, at: one.at })),
      ...openSchemes(section, model, scheme).map((open) => ({
        message: `any token passes as one of ${quoted(open)}, which is sent in the same way and has no list`,
        hint: `Add "${open}: []" to accept none, or a list.`,
        at,
        isHarmless: true,
      })),
    ];
  });
}

const wanted = { key: 'a "key"', token: 'a "token"', user: 'a "user" and a "password"' } as const;

/** Other schemes that some operation takes as well, that are sent in the same way, and that no list is written for. */
function openSchemes(section: CredentialsSection, model: Model, listed: SecurityScheme): readonly string[] {
  const others = [...model.securitySchemes.values()].filter(
    (other) => wayOf(other) === wayOf(listed) && !section.some(({ scheme }) => scheme === other.name),
  );
  return others.map(({ name }) => name).filter((name) => areAlternatives(model, listed.name, name));
}

function wayOf(scheme: SecurityScheme): string {
  return scheme.type === 'apiKey'
    ? `${scheme.in} ${scheme.parameterName?.toLowerCase()}`
    : `${secretKindOf(scheme)}`;
}

function areAlternatives({ operations }: Model, one: string, other: string): boolean {
  return operations.some(
    ({ security }) =>
      security.some(({ schemes }) => schemes.has(one)) && security.some(({ schemes }) => schemes.has(other)),
  );
}
