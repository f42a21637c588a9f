import type { Exchange } from '../../contract/exchange.ts';
import type { Link, Operation } from '../../model/model.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { linkTarget } from '../run/find-producers.ts';
import { type Item, isSuccess, jsonOf, pathNames, pathValues } from '../run/item.ts';
import { linkRequest } from '../run/link-request.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';
import { fieldOf, fieldsUnder } from './fields.ts';
import { makeAny } from './full-item.ts';
import { makeItem } from './make-item.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import { type Acting, narrowed, type Subject } from './subject.ts';

type Source = Acting<'create' | 'read'>;

/** The links that the document has for the answers of creates and reads lead to something. */
export function planLinks(subject: Subject): readonly Case[] {
  return [...subject.creates, ...subject.reads]
    .filter((source) => subject.isWanted(source.operation) && linksOf(source).length > 0)
    .map((source) =>
      stateCase(source.operation, 'links', 'links lead on', (world) => runLinks(world, subject, source)),
    );
}

function linksOf({ operation }: Acting): readonly Link[] {
  return operation.responses.filter(({ status }) => status.startsWith('2')).flatMap(({ links }) => links);
}

interface Followed {
  readonly source: Source;
  /** What the run has made, and the source tells of. */
  readonly item: Item;
  readonly exchange: Exchange;
}

async function runLinks(world: World, subject: Subject, source: Source): Promise<void> {
  const create = narrowed(source, 'create');
  const made = create ? await makeItem(world, create) : await makeAny(world, subject);
  const reader = narrowed(source, 'read');
  const exchange = reader ? made && (await readItem(world, reader, made.item))?.exchange : made?.exchange;
  if (!made || !exchange || !isSuccess(exchange)) return world.skip('nothing could be created');
  const reasons: string[] = [];
  for (const link of linksOf(source).toSorted(deletesLast(world))) {
    const reason = await follow(world, subject, { source, item: made.item, exchange }, link);
    if (reason !== undefined) reasons.push(`the link "${link.name}" ${reason}`);
  }
  if (reasons.length === linksOf(source).length) world.skip(reasons.join('; '));
}

/** What others lead to has to be there still. */
function deletesLast({ model }: World) {
  const rank = (link: Link) => (linkTarget(model, link)?.method === 'delete' ? 1 : 0);
  return (one: Link, other: Link) => rank(one) - rank(other);
}

/** Follows one link; why not, where it is not followed. */
async function follow(
  world: World,
  subject: Subject,
  followed: Followed,
  link: Link,
): Promise<string | undefined> {
  const operation = linkTarget(world.model, link);
  if (link.serverUrl !== undefined) return 'leads to another server, which is not called';
  if (!operation) return 'leads to no operation of the document';
  if (world.options.excluded?.(operation)) return 'leads to what is excluded';
  if (!isOwn(subject, operation)) return 'would change what the run shares';
  const { source, item, exchange } = followed;
  const path = pathValues(world.map, source.operation, item);
  const request = linkRequest(world, operation, link, exchange, path);
  if (!request) return 'names what the answer does not have, or not all that the path needs';
  if (changesAnother(world, operation, item, request)) return 'would change what was not made for it';
  const answer = await world.send({ operation, request, manner: { isOdd: true } });
  if (!answer) return undefined;
  const steps = [exchange, answer];
  if (isSuccess(answer)) {
    if (!isAnother(subject, followed, operation, link, answer)) return undefined;
    tell(world, followed, link, 'leads to something else', steps);
    return undefined;
  }
  const isNothing = isGone({ status: answer.response.status }) && pathNames(operation).length > 0;
  // What cannot be found by its id either is another fault.
  if (isNothing && (await isThere(world, subject, operation, item)))
    tell(world, followed, link, 'leads to nothing', steps);
  return undefined;
}

/** Whether the item that the link should lead to is there: as the target shows it, or, where that changes something, as it is read. */
async function isThere(world: World, subject: Subject, operation: Operation, item: Item): Promise<boolean> {
  const names = pathNames(operation);
  const values = pathValues(world.map, operation, item);
  if (!names.every((name) => values.has(name))) return false;
  if (operation.method === 'get') {
    const request = likeliestRequest(world.model, operation);
    return (
      request !== undefined &&
      isSuccess(await world.send({ operation, request, item, manner: { isOdd: true } }))
    );
  }
  // A 404 of what changes something may be about the change: it must work on another item of the same kind.
  if (!(await world.baseline(operation))) return false;
  const reader = subject.reads.find((one) => canName(world, one, item));
  return reader !== undefined && isSuccess((await readItem(world, reader, item, { isOdd: true }))?.exchange);
}

/** Whether it only reads or makes something, or changes what was made for this case. */
function isOwn({ map, resource }: Subject, operation: Operation): boolean {
  const role = map.roles.get(operation);
  if (isSafeMethod(operation.method) || role?.kind === 'create') return true;
  return role !== undefined && role.kind !== 'none' && role.resource === resource.name;
}

/** Whether a link that changes something leads to another item than the one that was made: a parent, or one that was there. */
function changesAnother(
  { map }: World,
  operation: Operation,
  item: Item,
  { parameters }: CaseRequest,
): boolean {
  if (isSafeMethod(operation.method) || map.roles.get(operation)?.kind === 'create') return false;
  const own = pathValues(map, operation, item);
  return parameters.some(
    ({ parameter: { in: place, name }, value }) =>
      place === 'path' && own.has(name) && String(own.get(name)) !== String(value),
  );
}

/** Whether a header that is called after the id of what was made leads to another item. */
function isAnother(
  { map, resource }: Subject,
  { source, item }: Followed,
  operation: Operation,
  link: Link,
  answer: Exchange,
): boolean {
  const role = map.roles.get(operation);
  const property = resource.id?.property;
  if (source.role.kind !== 'create' || role?.kind !== 'read' || role.resource !== resource.name) return false;
  if (!Object.values(link.parameters).some((one) => isIdHeader(one, resource.name))) return false;
  const found = property && fieldOf(fieldsUnder(jsonOf(answer), role.answer.path), property);
  const isId = typeof found === 'string' || typeof found === 'number';
  return isId && item.id !== undefined && String(found) !== String(item.id);
}

/** `$response.header.X-Order-Id` of orders. */
function isIdHeader(expression: unknown, resource: string): boolean {
  const [, header] = /^\$response\.header\.([\w-]+)$/.exec(String(expression)) ?? [];
  const noun = singularNoun(resource.split('/').at(-1) ?? resource);
  const names = ['id', `${plainName(noun)}id`, 'resourceid', 'entityid'];
  return header !== undefined && names.includes(plainName(header).replace(/^x/, ''));
}

function tell(
  world: World,
  { source }: Followed,
  link: Link,
  where: string,
  steps: readonly Exchange[],
): void {
  world.report({
    code: 'link-wrong',
    operation: source.operation,
    message: `the link "${link.name}" ${where}`,
    at: link.at,
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: 'Answer with the values that the link names, or correct the link.',
    steps,
    detail: link.name,
  });
}
