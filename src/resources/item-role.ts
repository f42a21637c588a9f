import type { SchemaNode } from '../model/model.ts';
import type { Context, Known } from './context.ts';
import { type Content, contentOf } from './envelope.ts';
import { plainName } from './noun.ts';
import type { OperationFacts, Survey } from './operation-facts.ts';
import type { Envelope, Role } from './resource.ts';

/** What can be done to one item. */
export type ItemRoleKind = 'read' | 'replace' | 'patch' | 'delete';

/**
 * What an operation on the path of one item, or of a single thing, does; undefined where it does nothing to it.
 *
 * @param said what somebody says it does; by default its method says so
 */
export function itemRole(
  context: Context,
  known: Known,
  facts: OperationFacts,
  said?: ItemRoleKind,
): Role | undefined {
  const { draft, resource } = known;
  const { content, status } = facts;
  const answer = answerOf(content);
  const last = facts.shape.segments.at(-1);
  const own = last?.kind === 'parameter' && !draft.isSingular ? last.name : undefined;
  const parameter = own !== undefined && own !== resource.id?.parameter ? { parameter: own } : {};
  const change = () => ({
    resource: resource.name,
    input: inputOf(context.survey, known, facts),
    answer,
    status,
    creates: facts.operation.method === 'put' && facts.successes.some((one) => one.status === '201'),
    ...parameter,
  });
  switch (said ?? kindOf(context.survey, known, facts)) {
    case 'read':
      return answer && { kind: 'read', resource: resource.name, answer, ...parameter };
    case 'replace':
      return { kind: 'replace', ...change() };
    case 'patch':
      return { kind: 'patch', ...change() };
    case 'delete':
      // Where no success is documented, there is nothing to say.
      return {
        kind: 'delete',
        resource: resource.name,
        answer,
        status: facts.success ? status : 204,
        ...parameter,
      };
    default:
      return undefined;
  }
}

function kindOf(survey: Survey, known: Known, facts: OperationFacts): ItemRoleKind | undefined {
  switch (facts.operation.method) {
    case 'get':
      return 'read';
    case 'put':
      return facts.input && 'replace';
    case 'patch':
      return facts.input && 'patch';
    case 'post':
      return isUpdate(survey, known, facts) ? 'patch' : undefined;
    case 'delete':
      return 'delete';
    default:
      return undefined;
  }
}

/** `POST /customers/{id}` with some of the customer's own properties changes it. */
function isUpdate({ schemas }: Survey, { draft }: Known, facts: OperationFacts): boolean {
  if (!facts.input || !draft.schema || facts.status === 201) return false;
  const own = new Set([...schemas.properties(draft.schema).keys()].map(plainName));
  const sent = [...schemas.properties(facts.input).keys()].map(plainName);
  return sent.length > 0 && sent.filter((name) => own.has(name)).length * 2 > sent.length;
}

/** Where an answer has the item; undefined where it has no JSON, or several. */
export function answerOf(content: Content | undefined): Envelope | undefined {
  return content?.kind === 'item' ? content.envelope : undefined;
}

/** Where a body has the item: in an envelope only where the item has no property of that name. */
export function inputOf({ schemas }: Survey, { draft }: Known, { input }: OperationFacts): Envelope {
  if (!input) return { path: [], schema: undefined };
  const content = contentOf(schemas, input, [draft.noun]);
  const [first] = content.envelope.path;
  const has = (schema: SchemaNode | undefined) =>
    schema && first !== undefined && schemas.properties(schema).has(first);
  const isWhole = content.kind === 'list' || first === undefined || has(draft.schema) === true;
  return isWhole ? { path: [], schema: input } : content.envelope;
}

/** `PUT /pets` with an item that has its id: as if the path named it. */
export function bodyNamedRole(context: Context, known: Known, facts: OperationFacts): Role | undefined {
  const { schemas } = context.survey;
  const { draft, resource } = known;
  const { method } = facts.operation;
  const id = resource.id?.property;
  if ((method !== 'put' && method !== 'patch') || !facts.input || id === undefined) return undefined;
  const input = inputOf(context.survey, known, facts);
  if (draft.isSingular || !input.schema || schemas.isArray(facts.input)) return undefined;
  if (!schemas.properties(input.schema).has(id)) return undefined;
  const role = itemRole(context, known, facts);
  return role && (role.kind === 'replace' || role.kind === 'patch')
    ? { ...role, idIn: [...input.path, id] }
    : undefined;
}
