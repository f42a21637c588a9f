import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Resource } from '../../resources/resource.ts';
import type { Random } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { uuid } from '../../schema/sample/text.ts';
import { itemShape } from './item-shape.ts';
import { idText } from './path-value.ts';
import { isValid, type StatePlace, sampleOptions } from './state-call.ts';
import type { ItemScope } from './store.ts';

/** How often an id is made that is there already, or cannot be in a path, before another way is tried. */
const tries = 20;

/**
 * An id that no item of the resource has: the next number, or a text by its format, pattern or example.
 *
 * @returns undefined where none was found
 */
export function makeId(place: StatePlace): unknown {
  let maker = makers.get(place.resource);
  if (!maker) {
    maker = findMaker(place);
    makers.set(place.resource, maker);
  }
  return maker(place);
}

type IdMaker = (place: StatePlace) => unknown;

const makers = new WeakMap<Resource, IdMaker>();

function findMaker({ context, resource }: StatePlace): IdMaker {
  const { id } = resource;
  if (!id) return () => undefined;
  const schema = id.schema ?? itemShape(context, resource).properties.get(id.property)?.schema;
  if (!schema) return (place) => firstNew(place, () => plainText(place.random()));
  if (isPlainUuid(schema)) return (place) => firstNew(place, () => uuid(place.random()));
  const types = context.facts.types(schema);
  if (types.has('integer') && !types.has('string'))
    return (place) => nextNumber(place, schema) ?? sampledId(place, schema);
  return (place) => likeExample(place, schema) ?? sampledId(place, schema);
}

const annotations: readonly string[] = ['description', 'example', 'examples', 'readOnly', 'title'];

/** Such as can be made without looking at the schema each time. */
function isPlainUuid({ value }: SchemaNode): boolean {
  if (!isObject(value)) return false;
  const { type, format, ...rest } = value;
  return (
    type === 'string' && format === 'uuid' && Object.keys(rest).every((key) => annotations.includes(key))
  );
}

function nextNumber(place: StatePlace, schema: SchemaNode): number | undefined {
  const { store, resource, context } = place;
  const last = Number(store.newest(resource.name)?.id ?? 0);
  const least = context.facts.keyword(schema, 'minimum');
  let next = Math.max(Number.isSafeInteger(last) ? last + 1 : 1, typeof least === 'number' ? least : 1);
  while (store.get(resource.name, String(next), everywhere)) next += 1;
  return isValid(place, schema, next) ? next : undefined;
}

const everywhere: ItemScope = {};

/** Where nothing but an example says what an id looks like: `job_7d41c2a9`. */
function likeExample(place: StatePlace, schema: SchemaNode): unknown {
  const { facts } = place.context;
  const isFree = ['format', 'pattern', 'enum', 'const'].every(
    (name) => facts.keyword(schema, name) === undefined,
  );
  if (!isFree) return undefined;
  const examples = facts.keyword(schema, 'examples');
  const [example] = Array.isArray(examples) ? examples : [facts.keyword(schema, 'example')];
  const isLike = typeof example === 'string' && example.length <= 100 && /\d/.test(example);
  return firstNew(
    place,
    () => (isLike ? similarText(example, place.random()) : plainText(place.random())),
    (id) => isValid(place, schema, id),
  );
}

function sampledId(place: StatePlace, schema: SchemaNode): unknown {
  const sampler = samplerOf(place.context.model, schema, 'response');
  const options = { ...sampleOptions(place), omitNulls: true };
  // What is sampled was checked when it was made.
  let isGood = false;
  const make = () => {
    const { value, valid } = sampler.sample(place.random(), options);
    isGood = valid;
    return value;
  };
  return firstNew(place, make, () => isGood);
}

function firstNew(place: StatePlace, make: () => unknown, isGood?: (id: unknown) => boolean): unknown {
  const { store, resource } = place;
  let last: unknown;
  for (let count = 0; count < tries; count += 1) {
    const id = make();
    if (id === null || id === '' || store.get(resource.name, idText(id), everywhere)) continue;
    if (isGood && !isGood(id)) continue;
    last ??= id;
    if (isPlain(idText(id))) return id;
  }
  return last;
}

/** Without what has a meaning in URLs. */
function isPlain(text: string): boolean {
  return /^[\w.~@:+-]+$/.test(text) && !/^\.+$/.test(text);
}

const hexadecimal = '0123456789abcdef';
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Other digits, and other letters where there are digits among them; what stands before them stays. */
function similarText(example: string, random: Random): string {
  return example.replace(/[A-Za-z0-9]*\d[A-Za-z0-9]*/g, (part) => {
    const lower = /^[0-9a-f]+$/.test(part) ? hexadecimal.slice(10) : letters;
    return part.replace(/[a-z]|[A-Z]|\d/g, (sign) => {
      if (/\d/.test(sign)) return String(random.integer(0, 9));
      const letter = random.pick([...lower]);
      return /[A-Z]/.test(sign) ? letter.toUpperCase() : letter;
    });
  });
}

function plainText(random: Random): string {
  return Array.from({ length: 12 }, () => random.pick([...letters, ...'0123456789'])).join('');
}
