import type { Exchange } from '../../contract/exchange.ts';
import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceId } from '../../resources/reference-id.ts';
import type { Case } from '../case.ts';
import { isSuccess, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { makeAny } from './full-item.ts';
import { readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What an operation adds to an item, and where reading the item shows it. */
interface Relation {
  readonly operation: Operation;
  readonly reader: Acting<'read'>;
  /** In the item: `['relationships', 'labels', 'data']`. */
  readonly path: readonly string[];
}

/**
 * What is put on an item below its path is on it: `POST /issues/{id}/labels` with references, where the item has `labels` with
 * references as well.
 */
export function planRelations(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  const item = reader?.role.answer.schema;
  if (!reader || !item) return [];
  return relationsOf(subject, reader, item).map((relation) =>
    stateCase(relation.operation, 'relation', 'what is put on an item is on it', (world) =>
      runRelation(world, subject, relation),
    ),
  );
}

function relationsOf(subject: Subject, reader: Acting<'read'>, item: SchemaNode): readonly Relation[] {
  const base = reader.operation.path.replace(/\/+$/, '');
  return subject.model.operations.flatMap((operation) => {
    const { method, path, requestBody } = operation;
    const name = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : '';
    const adds = (method === 'post' || method === 'put') && requestBody && subject.isWanted(operation);
    const place = adds && /^[\w-]+$/.test(name) ? placeOf(subject, item, name) : undefined;
    return place ? [{ operation, reader, path: place }] : [];
  });
}

/** The list of references of this name, in the item or one object below it. */
function placeOf({ facts }: Subject, item: SchemaNode, name: string): readonly string[] | undefined {
  const isListed = (schema: SchemaNode) => {
    const items = facts.isArray(schema) ? facts.items(schema) : undefined;
    return items !== undefined && ['type', 'id'].every((one) => facts.properties(items).has(one));
  };
  const under = (node: SchemaNode): readonly string[] | undefined => {
    const found = facts.plainProperties(node).get(plainName(name));
    const data = found && facts.properties(found.schema).get('data');
    if (found && isListed(found.schema)) return [found.name];
    return found && data && isListed(data.schema) ? [found.name, data.name] : undefined;
  };
  const own = under(item);
  if (own) return own;
  for (const { name: outer, schema } of facts.properties(item).values()) {
    const inner = facts.isObject(schema) ? under(schema) : undefined;
    if (inner) return [outer, ...inner];
  }
  return undefined;
}

async function runRelation(world: World, subject: Subject, relation: Relation): Promise<void> {
  const first = await tryRelation(world, subject, relation);
  if (!first) return world.skip('nothing could be put on an item that can be read');
  if (first.missing.length === 0) return;
  const second = await tryRelation(world, subject, relation);
  if (!second || second.missing.length === 0) return;
  world.report({
    code: 'action-without-effect',
    operation: relation.operation,
    message: `what was put on the item is accepted, and its "${relation.path.join('.')}" does not show it`,
    expected: second.missing.join(', '),
    hint: 'Keep what is put on the item, or refuse it.',
    steps: second.steps,
    detail: 'effect',
  });
}

interface Tried {
  readonly missing: readonly string[];
  readonly steps: readonly Exchange[];
}

async function tryRelation(
  world: World,
  subject: Subject,
  { operation, reader, path }: Relation,
): Promise<Tried | undefined> {
  const known = await world.baseline(operation);
  const made = known && (await makeAny(world, subject));
  if (!known || !made) return undefined;
  const { item } = made;
  const exchange = await world.send({ operation, request: known.request, item, manner: { isOdd: true } });
  const seen = exchange && isSuccess(exchange) ? await readItem(world, reader, item) : undefined;
  const shown = seen?.value && valueUnder(seen.value, path);
  if (!exchange || exchange.response.status === 202 || !seen || !Array.isArray(shown)) return undefined;
  const ids = new Set(shown.map((one) => String(referenceId(one) ?? (isObject(one) ? one.id : ''))));
  const missing = sentIds(exchange).filter((id) => !ids.has(id));
  return { missing, steps: [made.exchange, exchange, seen.exchange] };
}

/** The references in the body as it was sent, in a list of its own or under one name. */
function sentIds({ request }: Exchange): readonly string[] {
  const body = parsed(request.body);
  const lists = [body, ...(isObject(body) ? Object.values(body) : [])].filter((one) => Array.isArray(one));
  return lists.flat().flatMap((one) => {
    const id = referenceId(one);
    return id === undefined ? [] : [String(id)];
  });
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
