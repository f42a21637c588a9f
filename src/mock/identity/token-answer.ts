import { ownValueAt } from '../../document/pointer.ts';
import { setOwn } from '../../http/set-own.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import { jsonContent } from '../state/answer-body.ts';
import { withValueAt } from '../state/own-value.ts';
import { inventText } from './issued.ts';
import { accessTokenName, tokenPlace } from './sign-in-role.ts';

/** What was given to somebody who signed in. */
export interface GivenTokens {
  readonly accessToken: string;
  /** Absent for a client's own token. */
  readonly refreshToken?: string | undefined;
  readonly scopes: readonly string[];
  /** From now on, in milliseconds. */
  readonly lifeMs: number;
  /** By the world's clock, in milliseconds since 1970. */
  readonly expiresMs: number;
}

/** How many texts are tried for a token that its schema asks something special of. */
const maxTries = 20;

/**
 * Makes the texts of an operation's tokens as its document describes them: letters and digits, or what a `pattern` or a
 * length asks for. A text that is changed on its way would be good for nothing.
 */
export function tokenMaker(
  facts: SchemaFacts,
  operation: Operation,
  status: number,
  random: Random,
): (kind: 'access' | 'refresh') => string {
  const place = tokenPlace(facts, operation, status);
  const properties = place && facts.plainProperties(place.schema);
  return (kind) => {
    const name = kind === 'refresh' ? 'refreshtoken' : place && accessTokenName(facts, place.schema);
    const schema = name === undefined ? undefined : properties?.get(name)?.schema;
    const text = inventText(random);
    if (!schema) return text;
    const validator = validatorOf(facts.model, schema, 'response');
    if (validator.check(text).length === 0) return text;
    const sampler = samplerOf(facts.model, schema, 'response');
    for (let tries = 0; tries < maxTries; tries += 1) {
      const { value } = sampler.sample(createRandom(inventText(random)), defaultSampleOptions);
      if (typeof value === 'string' && validator.check(value).length === 0) return value;
    }
    return text;
  };
}

/**
 * The body with which a document answers a sign-in: its example, or a value for its schema, with the tokens in their
 * places; undefined where it has no place for one.
 *
 * A field that the document does not describe is left out, as `refresh_token` where nothing can be refreshed.
 */
export function tokenAnswer(
  facts: SchemaFacts,
  operation: Operation,
  status: number,
  tokens: GivenTokens,
): unknown {
  const content = jsonContent(operation, status);
  const place = tokenPlace(facts, operation, status);
  if (!content?.schema || !place) return undefined;
  const documented = content.examples.find(({ value }) => isObject(ownValueAt(value, place.path)))?.value;
  const base =
    documented ??
    samplerOf(facts.model, content.schema, 'response').sample(
      createRandom(`${operation.name} ${status}`),
      defaultSampleOptions,
    ).value;
  const before = ownValueAt(base, place.path);
  const values = valuesOf(tokens, accessTokenName(facts, place.schema));
  const filled: Record<string, unknown> = {};
  for (const [name, { schema, isRequired }] of facts.properties(place.schema)) {
    const plain = plainName(name);
    const shown = isObject(before) && Object.hasOwn(before, name) ? before[name] : undefined;
    const value = values.has(plain) ? inType(values.get(plain), facts.types(schema).has('string')) : shown;
    if (value !== undefined) setOwn(filled, name, value);
    // The type that the document shows: `bearer` and `Bearer` are both written.
    else if (plain === 'tokentype') setOwn(filled, name, facts.texts(schema)[0] ?? 'Bearer');
    else if (isRequired && shown !== undefined) setOwn(filled, name, shown);
  }
  return withValueAt(base, place.path, filled);
}

function valuesOf(tokens: GivenTokens, accessName: string | undefined): ReadonlyMap<string, unknown> {
  const { refreshToken, scopes, lifeMs, expiresMs } = tokens;
  const seconds = Math.floor(lifeMs / 1000);
  const at = new Date(expiresMs);
  return new Map<string, unknown>([
    ...(accessName === undefined ? [] : [[accessName, tokens.accessToken] as const]),
    ['refreshtoken', refreshToken],
    ['expiresin', seconds],
    ['expiresat', at],
    ['expires', at],
    ['scope', scopes.length > 0 ? scopes.join(' ') : undefined],
    ['scopes', scopes],
  ]);
}

/** A time as text or as seconds since 1970, as its schema has it; a list as text where there is no list. */
function inType(value: unknown, isText: boolean): unknown {
  if (value instanceof Date) return isText ? value.toISOString() : Math.floor(value.getTime() / 1000);
  return Array.isArray(value) && isText ? value.join(' ') : value;
}
