import { parsePointer } from '../document/pointer.ts';
import type { Link, Method } from '../model/model.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './find-drafts.ts';
import { locationLead } from './location-lead.ts';
import { plainName } from './noun.ts';
import type { OperationFacts, Survey } from './operation-facts.ts';
import { pathShape } from './path-shape.ts';

/** What a POST makes, and where its answer tells the id. */
export interface Lead {
  readonly draft: Draft;
  readonly idPath: readonly string[] | undefined;
}

/** What is known of resources while creations are looked for; `all` are both. */
export interface KnownDrafts {
  readonly drafts: Drafts;
  readonly weak: Drafts;
  readonly all: Drafts;
}

/**
 * Where what a POST makes can be found: as its links say, as its `Location` does, on its own path, by what it answers, or by an
 * id in the answer. The surest evidence counts.
 */
export function creationLead(
  survey: Survey,
  { all, drafts, weak }: KnownDrafts,
  post: OperationFacts,
): Lead | undefined {
  if (![200, 201, 202].includes(post.status) && post.success?.status !== '2XX') return undefined;
  const isMade = post.status === 201 || post.status === 202;
  const linked = linkLead(survey, all, post);
  if (linked) return linked;
  const own = drafts.get(post.shape.key) ?? (isMade ? weak.get(post.shape.key) : undefined);
  if (own) return isCreateOfOwn(survey, own, post, all) ? lead(survey, own, post) : undefined;
  const elsewhere = isMade
    ? (locationLead(all, post) ??
      answerLead(survey, all, post) ??
      idLead(survey, all, post) ??
      monitorLead(survey, all, post))
    : undefined;
  return elsewhere && lead(survey, elsewhere, post);
}

function lead(survey: Survey, draft: Draft, post: OperationFacts): Lead {
  return { draft, idPath: idPathIn(survey, draft, post) };
}

/** A POST to a collection makes an item, unless it takes several, or answers something else than one. */
function isCreateOfOwn({ schemas }: Survey, draft: Draft, post: OperationFacts, all: Drafts): boolean {
  if (draft.isSingular || (post.input && schemas.isArray(post.input))) return false;
  const schema = post.content?.kind === 'item' ? post.content.envelope.schema : undefined;
  const isLike = (other: Draft) =>
    schema !== undefined && other.schema !== undefined && schemas.isSame(schema, other.schema);
  if (isLike(draft)) return true;
  // `POST /issues/{number}/assignees` that answers the issue does something to the issue.
  const isOfAbove = draftsAbove(all, post).some(isLike);
  if (isOfAbove || post.content?.kind === 'list') return false;
  if (post.status !== 200) return true;
  if (!schema) return post.input !== undefined;
  return post.input !== undefined && idPropertyIn(schemas, draft, post) !== undefined;
}

/** The drafts through whose items a path leads. */
function draftsAbove(all: Drafts, { shape }: OperationFacts): readonly Draft[] {
  const parts = shape.key.split('/');
  return parts.flatMap((part, index) => {
    const draft =
      part === '{}' && index < parts.length - 1 ? all.get(parts.slice(0, index).join('/')) : undefined;
    return draft?.item ? [draft] : [];
  });
}

/** Whether a path leads through an item of the draft. */
function isUnder({ item }: Draft, { shape }: OperationFacts): boolean {
  return item !== undefined && shape.key.startsWith(`${item.shape.key}/`);
}

/** `links: { getJob: { parameters: { id: $response.body#/data/job_id } } }`. */
function linkLead(survey: Survey, drafts: Drafts, post: OperationFacts): Lead | undefined {
  for (const { links } of post.successes) {
    for (const link of links) {
      const target = linkTarget(survey, link);
      const last = target?.shape.segments.at(-1);
      if (!target || last?.kind !== 'parameter') continue;
      const value = link.parameters[last.name] ?? link.parameters[`path.${last.name}`];
      // The collection of `/jobs/{}` is `/jobs`.
      const draft = drafts.get(target.shape.key.slice(0, -'/{}'.length));
      if (
        draft?.item?.shape.key !== target.shape.key ||
        typeof value !== 'string' ||
        !value.startsWith('$response.')
      )
        continue;
      const [, pointer] = /^\$response\.body#(\/.*)$/s.exec(value) ?? [];
      return { draft, idPath: pointer === undefined ? undefined : parsePointer(pointer) };
    }
  }
  return undefined;
}

/** The operation that a link leads to. */
export function linkTarget({ byId, nodes }: Survey, link: Link): OperationFacts | undefined {
  if (link.operationId !== undefined) return byId.get(link.operationId);
  const [, path, method] = parsePointer(link.operationRef?.replace(/^[^#]*#/s, '') ?? '');
  if (path === undefined) return undefined;
  // What is no method is no key.
  return nodes.get(pathShape(path).key)?.byMethod.get(method as Method);
}

/** The draft whose items are what is answered, the one whose path is most like this one's. */
function answerLead({ schemas }: Survey, drafts: Drafts, post: OperationFacts): Draft | undefined {
  const schema = post.content?.kind === 'item' ? post.content.envelope.schema : undefined;
  if (!schema) return undefined;
  return nearest(
    post,
    [...drafts.values()].filter((draft) => {
      if (!draft.schema || draft.isSingular || !schemas.isSame(draft.schema, schema, 3)) return false;
      return !isUnder(draft, post);
    }),
  );
}

/**
 * What a 202 answers is the work that was begun: the only draft whose items are written with the same schema, wherever that is
 * read. Another path may begin such work as well.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3
 */
function monitorLead({ schemas }: Survey, drafts: Drafts, post: OperationFacts): Draft | undefined {
  const schema = post.content?.kind === 'item' ? post.content.envelope.schema : undefined;
  if (!schema || post.status !== 202) return undefined;
  const [only, other] = [...drafts.values()].filter(({ item, isSingular, schema: own }) => {
    const isRead = item?.byMethod.has('get') === true && !isSingular;
    return isRead && own !== undefined && schemas.target(own) === schemas.target(schema);
  });
  return other || !only || isUnder(only, post) ? undefined : only;
}

/** The draft of which the answer names one by its id: `execution_id`, or `id` behind the collection's own path. */
function idLead({ schemas }: Survey, drafts: Drafts, post: OperationFacts): Draft | undefined {
  const names =
    post.content?.kind === 'item' && post.content.envelope.schema
      ? [...schemas.properties(post.content.envelope.schema).keys()].map(plainName)
      : [];
  return nearest(
    post,
    [...drafts.values()].filter((draft) => {
      if (draft.isSingular || isUnder(draft, post) || draft.item === undefined) return false;
      return (
        names.includes(`${draft.noun}id`) ||
        (names.includes('id') && post.shape.key.startsWith(`${draft.key}/`))
      );
    }),
  );
}

/** The one that shares most of the path; one that shares nothing with it is another's. */
function nearest(post: OperationFacts, drafts: readonly Draft[]): Draft | undefined {
  const shared = (draft: Draft) => {
    const [own, other] = [post.shape.key.split('/'), draft.key.split('/')];
    let count = 1;
    while (count < own.length && own[count] === other[count]) count += 1;
    return count - 1;
  };
  const [best] = drafts.toSorted((one, other) => shared(other) - shared(one));
  return best && shared(best) > 0 ? best : undefined;
}

/** Where the answer tells the id of what was made, where it is no item itself. */
export function idPathIn(
  { schemas }: Survey,
  draft: Draft,
  post: OperationFacts,
): readonly string[] | undefined {
  if (post.content?.kind !== 'item') return undefined;
  const name = idPropertyIn(schemas, draft, post);
  return name === undefined ? undefined : [...post.content.envelope.path, name];
}

function idPropertyIn(schemas: Survey['schemas'], draft: Draft, post: OperationFacts): string | undefined {
  const schema = post.content?.kind === 'item' ? post.content.envelope.schema : undefined;
  const names = schema ? [...schemas.properties(schema).keys()] : [];
  const last = draft.item?.shape.segments.at(-1);
  const parameter = last?.kind === 'parameter' ? plainName(last.name) : '';
  for (const wanted of ['id', `${draft.noun}id`, parameter]) {
    const found = names.find((name) => wanted !== '' && plainName(name) === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
