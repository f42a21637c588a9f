import { operationsNamed } from '../contract/operations-named.ts';
import type { ResourceCorrection, ResourcesSection } from './corrections.ts';
import { idPathIn } from './creation-lead.ts';
import type { Draft } from './draft.ts';
import { type Drafts, draftSchema, type ForcedPaths } from './find-drafts.ts';
import type { Envelopes, OperationFacts, Survey } from './operation-facts.ts';
import { pathShape } from './path-shape.ts';

/** What a file says of the drafts of a document, found among them. */
export interface CorrectedDrafts {
  readonly byDraft: ReadonlyMap<Draft, ResourceCorrection>;
  readonly parents: ReadonlyMap<Draft, Draft | undefined>;
}

/** The paths that a file says are those of collections and items. */
export function forcedPaths({ resources }: ResourcesSection): ForcedPaths {
  const collections: string[] = [];
  const items: string[] = [];
  for (const { key, isOff, collection, item } of resources) {
    const shape = key.startsWith('/') && !isOff ? pathShape(key) : undefined;
    if (shape) (shape.segments.at(-1)?.kind === 'parameter' ? items : collections).push(shape.key);
    if (collection) collections.push(pathShape(collection.value).key);
    if (item) items.push(pathShape(item.value).key);
  }
  return { collections, items };
}

/** The draft of a name (`jobs`) or of a path (`/jobs`, `/jobs/{id}`). */
export function draftNamed(names: ReadonlyMap<Draft, string>, key: string): Draft | undefined {
  const path = key.startsWith('/') ? pathShape(key).key : undefined;
  for (const [draft, name] of names) {
    if (path === undefined ? name === key : draft.key === path || draft.item?.shape.key === path)
      return draft;
  }
  return undefined;
}

/** The paths on which answers have an envelope that a file names. */
export function saidEnvelopes(section: ResourcesSection, names: ReadonlyMap<Draft, string>): Envelopes {
  const envelopes = new Map<string, readonly string[]>();
  for (const { key, envelope, collection, item } of section.resources) {
    if (!envelope) continue;
    const draft = draftNamed(names, key);
    const said = [key.startsWith('/') ? key : undefined, collection?.value, item?.value];
    const own = draft
      ? [draft.key, draft.item?.shape.key, ...operationsOf(draft).map(({ shape }) => shape.key)]
      : [];
    for (const path of said) if (path !== undefined) envelopes.set(pathShape(path).key, envelope.value);
    for (const path of own) if (path !== undefined) envelopes.set(path, envelope.value);
  }
  return envelopes;
}

function operationsOf({ lists, creates }: Draft): readonly OperationFacts[] {
  return [...lists, ...creates.map(({ facts }) => facts)];
}

/** Changes drafts and their names as a file says; what it names that is not there is left alone, and told elsewhere. */
export function correctDrafts(
  survey: Survey,
  drafts: Drafts,
  names: Map<Draft, string>,
  section: ResourcesSection,
): CorrectedDrafts {
  const byDraft = new Map<Draft, ResourceCorrection>();
  for (const correction of section.resources) {
    const draft = draftOf(drafts, names, correction);
    if (!draft) continue;
    byDraft.set(draft, correction);
    if (!correction.key.startsWith('/') && !correction.isOff) rename(names, draft, correction.key);
  }
  for (const { key, role } of section.operations) {
    for (const operation of operationsNamed(survey.model, key)) {
      const facts = survey.facts.get(operation);
      const target = 'resource' in role && role.resource ? draftNamed(names, role.resource.value) : undefined;
      if (facts) moveTo(survey, drafts, facts, role.kind, target);
    }
  }
  for (const draft of drafts.values()) draft.schema ??= draftSchema(draft);
  const off = [...byDraft].filter(([, { isOff }]) => isOff);
  for (const [draft] of off) remove(drafts, names, draft);
  return { byDraft, parents: parentsOf(byDraft, names) };
}

/** By its name or path; where that is new, by the paths of its collection and items. */
function draftOf(
  drafts: Drafts,
  names: Map<Draft, string>,
  correction: ResourceCorrection,
): Draft | undefined {
  const { key, collection, item } = correction;
  const [listed, read] = [collection, item].map((path) => path && draftNamed(names, path.value));
  const draft = draftNamed(names, key) ?? listed ?? read;
  if (!draft) return undefined;
  if (listed && listed !== draft) draft.lists.unshift(...listed.lists);
  if (read && read !== draft) draft.item = read.item;
  for (const other of [listed, read]) {
    if (!other || other === draft) continue;
    draft.creates.push(...other.creates);
    remove(drafts, names, other);
  }
  draft.schema = draftSchema(draft);
  return draft;
}

function rename(names: Map<Draft, string>, draft: Draft, name: string): void {
  if (![...names.values()].includes(name)) names.set(draft, name);
}

function remove(drafts: Drafts, names: Map<Draft, string>, draft: Draft): void {
  drafts.delete(draft.key);
  names.delete(draft);
}

/** Takes an operation from whatever it listed or made, and gives it to what somebody says. */
function moveTo(
  survey: Survey,
  drafts: Drafts,
  facts: OperationFacts,
  kind: string,
  target: Draft | undefined,
): void {
  for (const draft of drafts.values()) {
    const list = draft.lists.indexOf(facts);
    if (list >= 0) draft.lists.splice(list, 1);
    const create = draft.creates.findIndex((creation) => creation.facts === facts);
    if (create >= 0) draft.creates.splice(create, 1);
  }
  if (target && kind === 'list') target.lists.push(facts);
  if (target && kind === 'create') target.creates.push({ facts, idPath: idPathIn(survey, target, facts) });
}

function parentsOf(
  byDraft: ReadonlyMap<Draft, ResourceCorrection>,
  names: ReadonlyMap<Draft, string>,
): ReadonlyMap<Draft, Draft | undefined> {
  const parents = new Map<Draft, Draft | undefined>();
  for (const [draft, { parent }] of byDraft) {
    if (parent) parents.set(draft, parent.value === undefined ? undefined : draftNamed(names, parent.value));
  }
  return parents;
}
