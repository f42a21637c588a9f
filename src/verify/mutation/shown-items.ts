import { isObject } from '../../model/values.ts';
import type { Envelope, Resource, ResourceMap } from '../../resources/resource.ts';
import { ownParameter, valueUnder } from '../run/item.ts';
import { editAt, everyItem } from './at-path.ts';
import type { Call, Reply } from './broken-server.ts';
import { isGood, replyJson, withReplyJson } from './reply.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * An answer with every item of a resource that it shows changed: the one of a read or a change, those of a list.
 *
 * @param edit resolves to the same item where it stays
 */
export function withShownItems(
  map: ResourceMap,
  resource: Resource,
  call: Call,
  reply: Reply,
  edit: (item: Item, id: string) => Item,
): Reply {
  const place = placeOfItems(map, resource, call);
  if (!place || !isGood(reply)) return reply;
  return withReplyJson(reply, (body) =>
    editAt(body, place, (item) => (isObject(item) ? edit(item, shownId(map, resource, call, item)) : item)),
  );
}

/** The one item that an answer shows; undefined where it shows none, or several. */
export function shownItem(map: ResourceMap, resource: Resource, call: Call, reply: Reply): Item | undefined {
  const place = placeOfItems(map, resource, call);
  if (!place || place.includes(everyItem) || !isGood(reply)) return undefined;
  const item = valueUnder(replyJson(reply), place);
  return isObject(item) ? item : undefined;
}

/** The id of the item that a call is about, by its path; of a singular thing it is empty. */
export function calledId(map: ResourceMap, call: Call): string | undefined {
  const { operation, parameters } = call;
  const name = operation && ownParameter(map, operation);
  if (name !== undefined) return parameters[name];
  const role = operation && map.roles.get(operation);
  const isSingular = role && role.kind !== 'none' && map.resources.get(role.resource)?.isSingular;
  return isSingular ? '' : undefined;
}

function shownId(map: ResourceMap, resource: Resource, call: Call, item: Item): string {
  const own = resource.id ? item[resource.id.property] : '';
  return String(own ?? calledId(map, call) ?? '');
}

function placeOfItems(
  map: ResourceMap,
  resource: Resource,
  { operation }: Call,
): readonly string[] | undefined {
  const role = operation && map.roles.get(operation);
  if (!role || role.kind === 'none' || role.resource !== resource.name) return undefined;
  const answer: Envelope | undefined = role.answer;
  if (!answer) return undefined;
  return role.kind === 'list' ? [...answer.path, everyItem] : answer.path;
}

/** Whether an answer to this call was made by reading, alone or in a list. */
export function isReading(map: ResourceMap, resource: Resource, { operation }: Call): boolean {
  const role = operation && map.roles.get(operation);
  return (role?.kind === 'read' || role?.kind === 'list') && role.resource === resource.name;
}
