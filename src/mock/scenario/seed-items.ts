import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { suggestion } from '../../suggestion.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import { type Defect, quoted } from '../mock-file/written-value.ts';
import { idText } from '../state/path-value.ts';
import { scopeName } from '../state/scope-of.ts';
import type { SeedItem, SeedItems } from '../state/seed.ts';
import type { StateContext } from '../state/state-call.ts';
import { stateContext } from '../state/state-context.ts';
import { checkSeed } from './check-seed.ts';
import { csvItems } from './csv-items.ts';
import type { ResourceSeed, SeedSection, WrittenItem } from './seed.ts';
import { type SeededResource, seededResource } from './seeded-resource.ts';

/** The parts of a mock file that seed data stands in. */
export type SeedingFile = Pick<MockFile, 'resources' | 'seed' | 'scenarios' | 'seedFiles'>;

/** What seed data is read with. */
export interface SeedSource {
  readonly model: Model;
  readonly map: ResourceMap;
  readonly file: SeedingFile;
}

/**
 * The items that a mock file puts into a world: those of every world, and beside them those of a scenario, which take
 * the place of others with the same id. One that breaks its schema is left out: `seedDefects` tells of it.
 *
 * @param scenario its name; undefined for none
 */
export function seedOf({ model, map, file }: SeedSource, scenario?: string): SeedItems {
  const context = stateContext(model, map);
  const items = readSeeds(context, file, file.seed, () => {});
  const played = file.scenarios.find(({ name }) => name === scenario);
  for (const [name, added] of played ? readSeeds(context, file, played.seed, () => {}) : []) {
    const resource = map.resources.get(name);
    const keys = new Set(added.map((item) => keyOf(resource, item)));
    const others = (items.get(name) ?? []).filter((item) => !keys.has(keyOf(resource, item)));
    items.set(name, [...others, ...added]);
  }
  return items;
}

/** What of all seed data of a file is wrong, or odd. */
export function seedDefects({ model, file }: Omit<SeedSource, 'map'>): readonly Defect[] {
  const sections = [file.seed, ...file.scenarios.map(({ seed }) => seed)].filter(({ length }) => length > 0);
  // Finding out what a large document keeps takes a while.
  if (sections.length === 0) return [];
  const context = stateContext(model, inferResources(model, file.resources));
  const defects: Defect[] = [];
  for (const section of sections) readSeeds(context, file, section, (defect) => defects.push(defect));
  return defects;
}

/** What there is only one of has none; an item without an id is like no other. */
function keyOf(resource: Resource | undefined, { value, scope }: SeedItem): unknown {
  if (resource?.isSingular) return JSON.stringify(scope);
  const property = resource?.id?.property;
  if (property === undefined || !isObject(value) || !Object.hasOwn(value, property)) return value;
  const parent = resource?.parent?.property;
  return JSON.stringify([idText(value[property]), scope, parent === undefined ? null : value[parent]]);
}

type Tell = (defect: Defect) => void;

function readSeeds(
  context: StateContext,
  file: SeedingFile,
  section: SeedSection,
  tell: Tell,
): Map<string, readonly SeedItem[]> {
  const items = new Map<string, readonly SeedItem[]>();
  for (const seed of section) {
    const seeded = seededResource(context, seed.resource);
    if (!seeded) {
      tell(unknownResource(context.map, seed));
      continue;
    }
    const { name } = seeded.resource;
    for (const defect of lostScopes(context, seeded, seed)) tell(defect);
    items.set(name, [...(items.get(name) ?? []), ...readItems(context, file, seeded, seed, tell)]);
  }
  return items;
}

function unknownResource({ resources }: ResourceMap, { resource, at }: ResourceSeed): Defect {
  const names = [...resources.keys()];
  const hint =
    names.length === 0
      ? 'No operations of the document make, list or read something that could be kept.'
      : suggestion(resource, names);
  return { message: `the document keeps nothing that is called ${quoted(resource)}`, hint, at };
}

/** What is kept under a path parameter that is no property of it must be written under an id. */
function lostScopes(
  { scopes }: StateContext,
  { resource, scope }: SeededResource,
  { at }: ResourceSeed,
): readonly Defect[] {
  return (scopes.get(resource.name) ?? []).flatMap((one) => {
    if (one.property !== undefined || Object.hasOwn(scope, scopeName(one))) return [];
    const parent = one.resource ?? one.parameter;
    const message = `items of ${quoted(resource.name)} belong to ${quoted(parent)}, and nothing here says to which`;
    const example = resource.name.replace(`${parent}/`, `${parent}/7/`);
    const hint = `They go to the first that there is. Write the id into the name: "${example}".`;
    return [{ message, hint, at, isHarmless: true }];
  });
}

function readItems(
  { model }: StateContext,
  file: SeedingFile,
  { resource, scope }: SeededResource,
  seed: ResourceSeed,
  tell: Tell,
): readonly SeedItem[] {
  const written = writtenItemsOf(model, file, resource, seed, tell);
  if (resource.isSingular && written.length > 1) {
    const message = `there is one ${quoted(resource.name)} only, and here are ${written.length}`;
    tell({ message, hint: 'Write its properties without a dash.', at: seed.at });
    return [];
  }
  const check = { model, resource, takenIds: new Set<string>(), tell };
  return written
    .filter((item) => checkSeed(check, item))
    .map(({ value, placeOf }) => ({ value, at: placeOf(''), scope }));
}

function writtenItemsOf(
  model: Model,
  { seedFiles }: SeedingFile,
  { schema }: Resource,
  { from }: ResourceSeed,
  tell: Tell,
): readonly WrittenItem[] {
  if (from.kind === 'items') return from.items;
  const read = seedFiles.get(from.path);
  // A file that could not be read was told when it was.
  if (!read) return [];
  return read.kind === 'tree' ? read.items : csvItems(model, schema, read, tell);
}
