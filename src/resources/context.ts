import type { Operation } from '../model/model.ts';
import type { Draft } from './draft.ts';
import { linkedItems } from './linked-items.ts';
import type { Survey } from './operation-facts.ts';
import type { Resource } from './resource.ts';

/** What roles and resources are made from. */
export interface Context {
  readonly survey: Survey;
  readonly names: ReadonlyMap<Draft, string>;
  /** Whose items somebody says belong to whom; undefined for nobody's. */
  readonly parents: ReadonlyMap<Draft, Draft | undefined>;
  /** By the key of an item's path. */
  readonly byItem: ReadonlyMap<string, Draft>;
  /** By the key of a collection's path. */
  readonly byKey: ReadonlyMap<string, Draft>;
  /** By what one item is called, plain. */
  readonly byNoun: ReadonlyMap<string, readonly Draft[]>;
  /** Paths of what was not taken for a resource, because its items cannot be told apart, and the parameter that would name one. */
  readonly nameless: ReadonlyMap<string, string | undefined>;
  /** What links say about path parameters: whose ids they take. */
  readonly linked: ReadonlyMap<Operation, ReadonlyMap<string, Draft>>;
}

/** A draft with what has been made of it. */
export interface Known {
  readonly draft: Draft;
  readonly resource: Resource;
}

/** Puts together what is asked again and again. @param drafts those that have become resources */
export function contextOf(
  survey: Survey,
  drafts: readonly Draft[],
  { names, parents, nameless }: Pick<Context, 'names' | 'parents' | 'nameless'>,
): Context {
  const several = drafts.filter(({ isSingular }) => !isSingular);
  return {
    survey,
    names,
    parents,
    nameless,
    byItem: new Map(several.flatMap((draft) => (draft.item ? [[draft.item.shape.key, draft]] : []))),
    byKey: new Map(several.map((draft) => [draft.key, draft])),
    byNoun: Map.groupBy(several, ({ noun }) => noun),
    linked: linkedItems(survey, several),
  };
}
