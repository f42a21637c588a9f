import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import { singularName, wordsOfName } from '../../schema/sample/name-words.ts';
import { withChange, withPlace } from '../boundaries/fill-place.ts';
import { findPlaces } from '../boundaries/find-places.ts';
import type { Place } from '../boundaries/place.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { deleteItem } from './gone.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What something else refers to stays, where the document says so: an account that transactions have been booked on. */
export function planUsedDeletes(subject: Subject, all: readonly Subject[]): readonly Case[] {
  return subject.deletes.flatMap((remove) => {
    if (!subject.isWanted(remove.operation) || !isNamedStatus(remove.operation, 409)) return [];
    return all.flatMap((other) => {
      const [create] = other.creates;
      if (!create || other === subject || other.resource.parent?.resource === subject.resource.name)
        return [];
      if (!saysUsed(remove.operation, other)) return [];
      const place = referencePlace(subject, create.operation);
      if (!place) return [];
      const title = 'what something else refers to stays';
      return [
        stateCase(remove.operation, `used-by-${other.resource.name}`, title, (world) =>
          runUsedDelete(world, subject, { remove, create, place }),
        ),
      ];
    });
  });
}

/** Whether one sentence about the 409 names the other: `An account that transactions have been booked on stays; that is a 409.` */
function saysUsed({ summary, description, responses }: Operation, { resource }: Subject): boolean {
  const noun = wordsOfName(resource.name.split('/').at(-1) ?? '').at(-1) ?? '';
  const nouns = new Set([noun, singularName(noun)].filter((one) => one.length > 2));
  const conflict = responses.find(({ status }) => status === '409')?.description ?? '';
  const sentences = `${summary ?? ''}. ${description ?? ''}`
    .slice(0, 4000)
    .split(/(?<=[.!?])\s+/)
    .filter((one) => /\b409\b|\bcannot be deleted\b|\bis refused\b/i.test(one));
  return [conflict.slice(0, 1000), ...sentences].some(
    (one) =>
      (one.toLowerCase().match(/[a-z]+/g) ?? []).some((word) => nouns.has(word)) &&
      !/\b(?:unless|open|pending|active|running|unpaid|future|upcoming)\b/i.test(one),
  );
}

/**
 * Where a body names an item: the first required place with the same pattern as its id, where that pattern says something, or one
 * that is called after it: `personId`.
 */
function referencePlace({ model, map, resource }: Subject, operation: Operation): Place | undefined {
  const pattern = patternOf(resource.id?.schema);
  const isCalledSo = (name: string) => {
    const targets = referenceTargets(map).get(plainName(name)) ?? [];
    return targets.length === 1 && targets[0] === resource;
  };
  return findPlaces(model, operation).find(({ root, path, isRequired, constraints }) => {
    const name = path.at(-1);
    if (root.kind !== 'body' || name === undefined || !isRequired) return false;
    return pattern === undefined ? isCalledSo(name) : constraints.patterns.includes(pattern);
  });
}

/** A pattern that only ids of one kind have, and not any name or UUID. */
function patternOf(schema: SchemaNode | undefined): string | undefined {
  const pattern = isObject(schema?.value) ? schema.value.pattern : undefined;
  const isTelling =
    typeof pattern === 'string' && pattern.startsWith('^') && pattern.endsWith('$') && pattern.length > 8;
  return isTelling && !/a-f.*a-f/i.test(pattern) && !/^\^\[[^\]]*\][*+]\$$/.test(pattern)
    ? pattern
    : undefined;
}

interface Use {
  readonly remove: Acting<'delete'>;
  readonly create: Acting<'create'>;
  readonly place: Place;
}

async function runUsedDelete(
  world: World,
  { resource }: Subject,
  { remove, create, place }: Use,
): Promise<void> {
  const own = await world.item(resource.name, true);
  const known = await world.baseline(create.operation);
  if (!own?.creation || !known) return world.skip('there is nothing to delete that something refers to');
  const filled = withPlace(world.model, known.request, place);
  const request = filled && withChange(world.model, filled, place, own.id);
  const used = request && (await world.send({ operation: create.operation, request, item: known.item }));
  if (!used || !isSuccess(used) || used.response.status === 202)
    return world.skip('nothing could be created that refers to it');
  // Only what the answer shows is known to be kept so.
  if (!new TextDecoder().decode(used.response.body).includes(JSON.stringify(own.id)))
    return world.skip('what was created does not show what it refers to');
  const removed = await deleteItem(world, remove, own);
  if (!removed || !isSuccess(removed)) return;
  world.report({
    code: 'conflict-ignored',
    operation: remove.operation,
    message: 'it is deleted although something refers to it',
    expected: '409',
    actual: String(removed.response.status),
    hint: 'Look for what refers to it first.',
    steps: [used, removed],
    detail: 'used',
  });
}
