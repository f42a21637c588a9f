import type { Source } from '../../document/source.ts';
import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { suggestion } from '../../suggestion.ts';
import { secretKindOf } from '../credentials/presented.ts';
import {
  type AccessTokens,
  accessTokenForms,
  type IdentityClient,
  type IdentityOptions,
  type IdentityUser,
} from '../identity/identity-settings.ts';
import { readNumber } from './read-number.ts';
import { type Defect, quoted, type WrittenValue } from './written-value.ts';

// Secrets and passwords are written here: nothing of them may stand in a message.

const keys = ['clients', 'users', 'lifetimes', 'schemes', 'path', 'autoApprove', 'accessTokens'];
const maxItems = 1000;
const maxMinutes = 400 * 24 * 60;
/** Names that travel in headers and addresses: printable, without a colon, which Basic takes for its own. */
const plainText = /^[\x21-\x39\x3b-\x7e]{1,200}$/;

/** Reads the section `identity` of a mock file; what is wrong is told, without what is secret. */
export function readIdentitySection(written: WrittenValue): IdentityOptions | undefined {
  // `identity:` and `identity: true` turn it on as it is.
  if (written.value === null || written.value === true) return {};
  if (written.value === false) return undefined;
  const fields = written.fields(keys);
  if (!fields) return undefined;
  const clients = fields.get('clients');
  const users = fields.get('users');
  const lifetimes = fields.get('lifetimes');
  const schemes = fields.get('schemes');
  const path = fields.get('path');
  const autoApprove = fields.get('autoApprove');
  const accessTokens = fields.get('accessTokens');
  return {
    clients: clients && readList(clients, readClient),
    users: users && readList(users, readUser),
    lifetimes: lifetimes && readLifetimes(lifetimes),
    schemes: schemes && readNames(schemes),
    path: path && readPath(path),
    autoApprove: autoApprove && readFlag(autoApprove),
    accessTokens: accessTokens && readForm(accessTokens),
  };
}

/** A scheme that the document does not have, or whose credentials nobody can issue. */
export function identitySectionDefects(
  section: IdentityOptions | undefined,
  model: Model,
  { uri }: Pick<Source, 'uri'>,
): readonly Defect[] {
  const at = { source: uri, pointer: '/identity/schemes' };
  return (section?.schemes ?? []).flatMap((name): readonly Defect[] => {
    const scheme = model.securitySchemes.get(name);
    const known = [...model.securitySchemes.keys()];
    if (!scheme) {
      const hint = known.length === 0 ? 'It has none.' : suggestion(name, known);
      return [{ message: `the document has no security scheme ${quoted(name)}`, hint, at }];
    }
    if (secretKindOf(scheme)) return [];
    const message = `the credentials of ${quoted(name)} cannot be issued: no secret is sent`;
    return [{ message, hint: 'Leave it out; its form is checked.', at }];
  });
}

function readList<T>(written: WrittenValue, read: (item: WrittenValue) => T | undefined): readonly T[] {
  if (!Array.isArray(written.value))
    return written.fail(`"${written.name}" must be a list`, 'Begin each with "-".') ?? [];
  if (written.value.length > maxItems) {
    return written.fail(`there are more than ${maxItems} ${written.name}`, 'Write fewer of them.') ?? [];
  }
  return (written.items('a list', '') ?? []).flatMap((item) => read(item) ?? []);
}

const clientHint = 'Write { id: web, secret: …, redirectUris: ["http://localhost:3000/callback"] }.';

function readClient(written: WrittenValue): IdentityClient | undefined {
  if (!isObject(written.value)) return written.fail('a client must be an object', clientHint);
  const fields = written.fields(['id', 'secret', 'redirectUris', 'scopes']);
  const id = textOf(fields?.get('id'));
  if (!fields || id === undefined) return fields && written.fail('a client has an "id"', clientHint);
  const redirects = fields.get('redirectUris');
  const scopes = fields.get('scopes');
  const redirectUris = redirects && readNames(redirects);
  const wrong = redirectUris?.find((uri) => !URL.canParse(uri) || uri.includes('#'));
  if (wrong !== undefined)
    redirects?.fail(`${quoted(wrong)} is not an address`, 'Write it whole: http://localhost:3000/callback.');
  return { id, secret: secretOf(fields.get('secret')), redirectUris, scopes: scopes && readNames(scopes) };
}

const userHint = 'Write { name: ada, password: …, scopes: [jobs:read] }.';

function readUser(written: WrittenValue): IdentityUser | undefined {
  if (!isObject(written.value)) return written.fail('a user must be an object', userHint);
  const fields = written.fields(['name', 'password', 'email', 'scopes']);
  const name = textOf(fields?.get('name'));
  const password = secretOf(fields?.get('password'));
  if (!fields) return undefined;
  if (name === undefined || password === undefined) {
    return written.fail('a user has a "name" and a "password"', userHint);
  }
  const scopes = fields.get('scopes');
  return { name, password, email: textOf(fields.get('email')), scopes: scopes && readNames(scopes) };
}

function readLifetimes(written: WrittenValue): IdentityOptions['lifetimes'] {
  const fields = written.fields(['accessMinutes', 'refreshMinutes', 'codeMinutes']);
  const msOf = (key: string): number | undefined => {
    const field = fields?.get(key);
    const minutes = field && readNumber(field, { min: 0.01, max: maxMinutes, unit: 'minutes' });
    return minutes === undefined ? undefined : Math.round(minutes * 60_000);
  };
  const [accessMs, refreshMs, codeMs] = [msOf('accessMinutes'), msOf('refreshMinutes'), msOf('codeMinutes')];
  return {
    ...(accessMs !== undefined && { accessMs }),
    ...(refreshMs !== undefined && { refreshMs }),
    ...(codeMs !== undefined && { codeMs }),
  };
}

function readPath(written: WrittenValue): string | undefined {
  const { value } = written;
  const isPath = typeof value === 'string' && /^(?:\/[\w.~-]{1,100}){1,5}$/.test(value);
  if (isPath && !/^\/_concordat(?:\/|$)/.test(value)) return value;
  return written.mismatch('a path without a slash at its end', 'Write "/_identity".');
}

function readFlag(written: WrittenValue): boolean | undefined {
  const { value } = written;
  return typeof value === 'boolean' ? value : written.mismatch('true or false', 'Leave out the quotes.');
}

function readForm(written: WrittenValue): AccessTokens | undefined {
  const form = accessTokenForms.find((one) => one === written.value);
  return form ?? written.mismatch('"opaque" or "jwt"', 'Write accessTokens: jwt.');
}

function readNames(written: WrittenValue): readonly string[] {
  const { value } = written;
  const names: readonly unknown[] = Array.isArray(value) ? value : [];
  const texts = names.filter((name): name is string => typeof name === 'string' && plainName.test(name));
  if (Array.isArray(value) && texts.length === names.length) return texts;
  written.fail(`"${written.name}" must be a list of names`, 'Write [one, two].');
  return [];
}

/** Those of scopes, schemes and addresses. */
const plainName = /^[\x21\x23-\x5b\x5d-\x7e]{1,2000}$/;

function textOf(written: WrittenValue | undefined): string | undefined {
  if (!written) return undefined;
  const { value } = written;
  if (typeof value === 'string' && plainText.test(value)) return value;
  return written.fail(`"${written.name}" must be a text without blanks and ":"`, 'Write it in quotes.');
}

function secretOf(written: WrittenValue | undefined): string | undefined {
  if (!written) return undefined;
  if (typeof written.value === 'string' && written.value !== '') return written.value;
  return written.fail(`"${written.name}" must be a text that is not empty`, 'Write it in quotes.');
}
