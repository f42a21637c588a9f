import { hash } from 'node:crypto';
import { parseMediaType } from '../../http/media-type.ts';
import { setOwn } from '../../http/set-own.ts';
import { type FileFact, fileFactOf } from '../../resources/file-fact.ts';
import { plainName } from '../../resources/noun.ts';
import type { Resource } from '../../resources/resource.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import type { ItemValue } from './finish-value.ts';
import { itemShape } from './item-shape.ts';
import { isValid, type StatePlace } from './state-call.ts';
import type { KeptFile } from './store.ts';
import type { ItemInput } from './take-input.ts';

/** What the properties of an item truly say of its file, where they can: each as its schema allows it. */
export function fileValues(place: StatePlace, file: KeptFile, { values, names }: ItemInput): ItemValue {
  const told: Record<string, unknown> = {};
  for (const { name, schema, fact } of toldOf(place)) {
    // What a client may say itself, and does not, is not always of the file.
    if (Object.hasOwn(values, name) || (names.has(name) && !fact.isSure)) continue;
    const value = candidates(place, schema, fact, file).find((one) => isValid(place, schema, one));
    if (value !== undefined) setOwn(told, name, value);
  }
  return told;
}

interface ToldProperty {
  readonly name: string;
  readonly schema: PropertyFacts['schema'];
  readonly fact: FileFact;
}

const toldByResource = new WeakMap<Resource, readonly ToldProperty[]>();

function toldOf({ context, resource }: StatePlace): readonly ToldProperty[] {
  let told = toldByResource.get(resource);
  if (!told) {
    told = [...itemShape(context, resource).properties.values()].flatMap(({ name, schema }) => {
      const fact = fileFactOf(plainName(name));
      return fact ? [{ name, schema, fact }] : [];
    });
    toldByResource.set(resource, told);
  }
  return told;
}

/** The ways to say it, the most usual first. */
function candidates(
  { context: { facts } }: StatePlace,
  schema: ToldProperty['schema'],
  fact: FileFact,
  { type, name, bytes }: KeptFile,
): readonly unknown[] {
  switch (fact.kind) {
    case 'size':
      return facts.types(schema).has('integer') ? [bytes.length] : [];
    case 'name':
      return name === undefined ? [] : [name];
    case 'type':
      return type === undefined ? [] : [type, essenceOf(type)];
    case 'digest':
      return digests(facts.keyword(schema, 'pattern') !== undefined, fact.algorithm, bytes);
  }
}

/** A name without an algorithm needs a pattern, of which the first digest that fits is it. */
function digests(
  hasPattern: boolean,
  algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512' | undefined,
  bytes: Uint8Array,
): readonly string[] {
  if (algorithm === undefined && !hasPattern) return [];
  const algorithms = algorithm === undefined ? (['sha256', 'md5', 'sha1', 'sha512'] as const) : [algorithm];
  return algorithms.flatMap((one) => {
    const hex = hash(one, bytes, 'hex');
    return [hex, `${one}:${hex}`, hex.toUpperCase(), hash(one, bytes, 'base64')];
  });
}

function essenceOf(type: string): string | undefined {
  const parsed = parseMediaType(type);
  return parsed && `${parsed.type}/${parsed.subtype}`;
}
