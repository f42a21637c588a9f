import type { SchemaNode } from '../model/model.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './find-drafts.ts';
import type { Survey } from './operation-facts.ts';

/**
 * Puts lists of the same things together: `/users/{id}/posts` lists and makes some of what `/posts/{id}` reads, where the
 * last segment and the schema are the same and only one of them has items with paths; `/pets/findByTags` lists some of what
 * `/pets/{id}` reads.
 */
export function mergeViews({ schemas }: Survey, drafts: Drafts): void {
  const withItems = [...drafts.values()].filter(({ item, isSingular }) => item !== undefined && !isSingular);
  const byNoun = Map.groupBy(withItems, ({ noun }) => noun);
  for (const [key, view] of [...drafts]) {
    if (view.item !== undefined || view.isSingular) continue;
    const above = drafts.get(key.slice(0, key.lastIndexOf('/')));
    const isPart =
      above?.item && !above.isSingular && view.creates.length === 0 && isListedLike(above, view.schema);
    const owner = isPart ? above : view.parameters.length > 0 ? ownerOf(view) : undefined;
    if (!owner) continue;
    owner.lists.push(...view.lists);
    owner.creates.push(...view.creates);
    drafts.delete(key);
  }

  function ownerOf(view: Draft): Draft | undefined {
    return (byNoun.get(view.noun) ?? []).find(
      (other) =>
        other !== view && isListedLike(other, view.schema) && view.literals.at(-1) === other.literals.at(-1),
    );
  }

  /** As it is read, or as it is listed: lists often leave something out. */
  function isListedLike(draft: Draft, wanted: SchemaNode | undefined): boolean {
    const listed = draft.lists.flatMap(({ content }) =>
      content?.kind === 'list' && content.items ? [content.items] : [],
    );
    return [draft.schema, ...listed].some((schema) => schema && wanted && schemas.isSame(schema, wanted));
  }
}
