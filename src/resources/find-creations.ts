import { creationLead } from './creation-lead.ts';
import type { Draft } from './draft.ts';
import { type Drafts, draftAt } from './find-drafts.ts';
import { ownIdPropertyOf } from './id-property.ts';
import { isPlural } from './noun.ts';
import type { OperationFacts, PathNode, Survey } from './operation-facts.ts';
import { isService } from './service-words.ts';

/** Finds for each POST what it makes, on its own path or elsewhere. */
export function findCreations(survey: Survey, drafts: Drafts, weak: Drafts): void {
  const all = new Map([...weak, ...drafts]);
  for (const node of survey.nodes.values()) {
    const post = node.byMethod.get('post');
    if (!post || isService(post.shape)) continue;
    const lead = creationLead(survey, { drafts, weak, all }, post);
    const draft = lead?.draft ?? draftOfItsOwn(survey, drafts, node, post);
    if (!draft) continue;
    draft.creates.push({ facts: post, idPath: lead?.idPath });
    if (!drafts.has(draft.key)) drafts.set(draft.key, draft);
    if (!all.has(draft.key)) all.set(draft.key, draft);
  }
}

/** `POST /webhooks/register`, which answers 201 with an id: what it made is kept, though nothing reads it. */
function draftOfItsOwn(
  survey: Survey,
  drafts: Drafts,
  node: PathNode,
  post: OperationFacts,
): Draft | undefined {
  const { segments } = node.shape;
  if (post.status !== 201 || post.content?.kind !== 'item' || segments.at(-1)?.kind !== 'literal')
    return undefined;
  const { schema } = post.content.envelope;
  if (!schema || !ownIdPropertyOf(survey.schemas, schema, '')) return undefined;
  const [last, before] = [segments.at(-1), segments.at(-2)];
  const isVerb =
    last?.kind === 'literal' && !isPlural(last.text) && before?.kind === 'literal' && isPlural(before.text);
  return draftAt(drafts, node, segments.length - (isVerb ? 1 : 0));
}
