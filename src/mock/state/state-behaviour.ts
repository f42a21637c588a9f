import type { Model } from '../../model/model.ts';
import type { ResourceMap, Role } from '../../resources/resource.ts';
import type { Behaviour, Call, Directed } from '../behaviour.ts';
import { actOnItem } from './act-on-item.ts';
import { createItem } from './create-item.ts';
import { deleteItem } from './delete-item.ts';
import { downloadFile } from './download-file.ts';
import { missingScope } from './find-item.ts';
import { isTooDeep } from './is-too-deep.ts';
import { listItems } from './list-items.ts';
import { patchItem } from './patch-item.ts';
import { readItem } from './read-item.ts';
import { refuse } from './refusal.ts';
import { replaceItem } from './replace-item.ts';
import { findScope } from './scope-of.ts';
import { lazyRandom, type StateCall } from './state-call.ts';
import { stateContext } from './state-context.ts';
import { walkFirst } from './walk-first.ts';

/** What state is made from. */
export interface StateOptions {
  readonly model: Model;
  readonly map: ResourceMap;
  /** The API's name: its store in a world. */
  readonly api: string;
}

/** Answers what the operations of a document do to the things that it keeps; other operations are left to others. */
export function createStateBehaviour({ model, map, api }: StateOptions): Behaviour {
  const context = stateContext(model, map);
  return (call) => {
    const role = map.roles.get(call.operation);
    const resource =
      role && map.resources.get(role.kind === 'none' ? (role.scope?.[0]?.resource ?? '') : role.resource);
    if (!role || !resource) return undefined;
    const state: StateCall = {
      context,
      call: call.api === api ? call : { ...call, api },
      resource,
      store: call.world.store(api),
      nowMs: call.world.clock.now().getTime(),
      random: lazyRandom(call.world.random),
    };
    walkFirst(state, role);
    return role.kind === 'none'
      ? (absent(state, role) ?? downloadFile(state, role))
      : (tooDeep(state, call) ?? act(state, role));
  };
}

/** What is done to an item that is not there is 404, also where what is done is not known. */
function absent(state: StateCall, role: Role): Directed | undefined {
  const found = findScope(state, role.scope);
  return found.ok ? undefined : missingScope(state, found);
}

/** Deeper bodies are not gone into. */
const maxDepth = 200;

function tooDeep(state: StateCall, { checked, request }: Call): Directed | undefined {
  // A level takes a byte at least.
  if ((request.body?.length ?? 0) <= maxDepth || !isTooDeep(checked.body, maxDepth)) return undefined;
  const detail = `The body is nested more than ${maxDepth} levels deep. Send a flatter one.`;
  return refuse(state, { statuses: [422, 400, 413], words: ['nested', 'body'], detail });
}

function act(state: StateCall, role: Exclude<Role, { readonly kind: 'none' }>): Directed {
  switch (role.kind) {
    case 'list':
      return listItems(state, role);
    case 'create':
      return createItem(state, role);
    case 'read':
      return readItem(state, role);
    case 'replace':
      return replaceItem(state, role);
    case 'patch':
      return patchItem(state, role);
    case 'delete':
      return deleteItem(state, role);
    case 'action':
      return actOnItem(state, role);
  }
}
