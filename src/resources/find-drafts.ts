import type { SchemaNode } from '../model/model.ts';
import type { Draft } from './draft.ts';
import { findCreations } from './find-creations.ts';
import { idPropertyOf } from './id-property.ts';
import { mergeViews } from './merge-views.ts';
import { isPlural, plainName, singularNoun } from './noun.ts';
import { collectionPath, type OperationFacts, type PathNode, type Survey } from './operation-facts.ts';

/** Resources while they are found, by the key of their collection's path. */
export type Drafts = Map<string, Draft>;

/** What is said from outside about where resources are: keys of paths. */
export interface ForcedPaths {
  readonly collections: readonly string[];
  readonly items: readonly string[];
}

/** Finds what a document keeps: collections and items, single things, and what makes them. */
export function findDrafts(survey: Survey, forced: ForcedPaths): Drafts {
  const drafts: Drafts = new Map();
  const weak: Drafts = new Map();
  for (const node of survey.nodes.values()) addLists(survey, drafts, node);
  for (const key of forced.collections) {
    const node = survey.nodes.get(key);
    if (node) draftAt(drafts, node, node.shape.segments.length);
  }
  for (const node of survey.nodes.values()) {
    const isForced = forced.items.includes(node.shape.key);
    if (!isForced && !isItemPath(node)) continue;
    const { key } = collectionPath(node.shape, node.shape.segments.length - 1);
    const isSure = isForced || isItemForSure(survey, drafts, node, key);
    draftAt(isSure ? drafts : weak, node, node.shape.segments.length - 1).item = node;
  }
  for (const node of survey.nodes.values()) addSingular(survey, drafts, weak, node);
  for (const draft of [...drafts.values(), ...weak.values()]) draft.schema = draftSchema(draft);
  findCreations(survey, drafts, weak);
  for (const [key, draft] of weak) {
    if (!drafts.has(key) && isPlausible(survey, draft)) drafts.set(key, draft);
  }
  for (const draft of drafts.values()) draft.schema ??= draftSchema(draft);
  mergeViews(survey, drafts);
  // A search that is no list of what is known finds what is kept elsewhere.
  for (const [key, { lists, item, creates }] of drafts) {
    if (!item && creates.length === 0 && lists.every(isSearch)) drafts.delete(key);
  }
  return drafts;
}

/** The draft at the first segments of a path, made where there is none. */
export function draftAt(drafts: Drafts, node: PathNode, length: number): Draft {
  const { key, literals, parameters } = collectionPath(node.shape, length);
  const before = drafts.get(key);
  if (before) return before;
  const draft: Draft = {
    key,
    literals,
    noun: singularNoun(literals.at(-1) ?? ''),
    parameters,
    isSingular: false,
    item: undefined,
    lists: [],
    creates: [],
    schema: undefined,
  };
  drafts.set(key, draft);
  return draft;
}

/** `GET /jobs`, and `GET /issues/{dataset}` where that answers a list. */
function addLists(survey: Survey, drafts: Drafts, node: PathNode): void {
  const get = node.byMethod.get('get') ?? node.byMethod.get('query');
  const { segments, verb } = node.shape;
  if (!get || !isListOfObjects(survey, get) || verb !== undefined) return;
  if (segments.some(({ kind }) => kind === 'mixed') || isSearchOfAll(get)) return;
  const isScoped = segments.at(-1)?.kind === 'parameter';
  const isItem = ['put', 'patch', 'delete'].some((method) => node.byMethod.has(method as 'put'));
  const length = segments.length - (isScoped ? 1 : 0);
  if (segments[length - 1]?.kind !== 'literal' || (isScoped && isItem)) return;
  const { lists } = draftAt(drafts, node, length);
  // The list of all comes before the list of some.
  if (isScoped) lists.push(get);
  else lists.unshift(get);
}

/** Whether an operation answers a list of things that have properties. */
export function isListOfObjects(survey: Survey, { content }: OperationFacts): boolean {
  return content?.kind === 'list' && content.items !== undefined && survey.schemas.isObject(content.items);
}

/** Whether an operation looks something up: `/search/users`, `/users/search`. */
export function isSearch(facts: OperationFacts): boolean {
  const last = plainName(collectionPath(facts.shape).literals.at(-1) ?? '');
  return isSearchOfAll(facts) || searches.has(last);
}

const searches = new Set(['search', 'lookup']);

function isSearchOfAll({ shape }: OperationFacts): boolean {
  return searches.has(plainName(collectionPath(shape).literals[0] ?? ''));
}

/** One parameter behind a literal segment: `/jobs/{id}`, and not `/repos/{owner}/{repo}`. */
function isItemPath({ shape: { segments, verb } }: PathNode): boolean {
  const isPlain = verb === undefined && segments.every(({ kind }) => kind !== 'mixed');
  return isPlain && segments.at(-1)?.kind === 'parameter' && segments.at(-2)?.kind === 'literal';
}

function isItemForSure(survey: Survey, drafts: Drafts, node: PathNode, collection: string): boolean {
  const get = node.byMethod.get('get');
  if (get?.content?.kind === 'list') return false;
  if (drafts.has(collection)) return true;
  if (get && get.content === undefined) return false;
  const changes = (['put', 'patch', 'delete', 'post'] as const).filter((method) => {
    const facts = node.byMethod.get(method);
    return method === 'delete' ? facts !== undefined : facts?.input !== undefined;
  });
  const post = survey.nodes.get(collection)?.byMethod.get('post');
  const isMade = post !== undefined && ['201', '202'].includes(String(post.status));
  return (
    (get !== undefined && changes.length > 0) ||
    (changes.length > 0 && isMade) ||
    (get !== undefined && isMade)
  );
}

/** `GET` and `PUT /settings`. */
function addSingular(survey: Survey, drafts: Drafts, weak: Drafts, node: PathNode): void {
  const { segments, key, verb } = node.shape;
  const get = node.byMethod.get('get');
  const change = node.byMethod.get('put') ?? node.byMethod.get('patch');
  if (verb !== undefined || !get || !change?.input || drafts.has(key) || weak.has(key)) return;
  const isPlain = segments.every(({ kind }) => kind !== 'mixed') && segments.at(-1)?.kind === 'literal';
  if (!isPlain || get.content?.kind !== 'item') return;
  if (!survey.schemas.isObject(get.content.envelope.schema ?? { value: true, at: get.operation.at })) return;
  const draft = draftAt(drafts, node, segments.length);
  draft.isSingular = true;
  draft.item = node;
}

/** What an item is: as it is read, else as it is listed, changed or made. */
export function draftSchema({ item, lists, creates }: Draft): SchemaNode | undefined {
  const read = item?.byMethod.get('get');
  const changes = [item?.byMethod.get('put'), item?.byMethod.get('patch')];
  const own = [read, ...changes, ...creates.map(({ facts }) => facts)];
  const [asRead, ...asChanged] = own.map((facts) =>
    facts?.content?.kind === 'item' ? facts.content.envelope.schema : undefined,
  );
  const [list] = lists;
  const asListed = list?.content?.kind === 'list' ? list.content.items : undefined;
  return asRead ?? asListed ?? asChanged.find((schema) => schema !== undefined);
}

/** Whether what is only read, or only deleted, is likely to be kept: `GET /pets/{pet_id}` with an id in what it answers. */
function isPlausible(survey: Survey, draft: Draft): boolean {
  const { item, schema, noun } = draft;
  const parameter = item?.shape.segments.at(-1);
  if (!item?.byMethod.has('get') || !schema || parameter?.kind !== 'parameter') return false;
  const isIdLike = /(?:id|uuid|guid|key|slug|number|code)$/.test(plainName(parameter.name));
  return (
    isIdLike &&
    isPlural(draft.literals.at(-1) ?? '') &&
    idPropertyOf(survey.schemas, schema, { parameter: parameter.name, schema: undefined, noun }) !== undefined
  );
}
