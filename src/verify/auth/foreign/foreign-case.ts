import { isNamedStatus } from '../../../contract/find-response.ts';
import type { Model, Operation } from '../../../model/model.ts';
import type { Location } from '../../../problem.ts';
import type { Resource, ResourceMap } from '../../../resources/resource.ts';
import type { Case } from '../../case.ts';
import { isSuccess, nothing } from '../../run/item.ts';
import type { World } from '../../run/world.ts';
import { authEvidenceOf } from '../auth-evidence.ts';
import { needsCredentials } from '../held-secrets.ts';
import { scopesOf } from '../json-web-token.ts';
import { bearerToken } from '../scope-case.ts';
import { type Access, isForeign, type SaidOfOwners } from './access.ts';
import { documentSpeaksOfOwners, namesForbidden, speaksOfOwners } from './ownership-words.ts';
import { type Intrusion, listedIds, tryAccesses } from './try-accesses.ts';

/** What one user has made is not read, changed or listed by another. */
export function foreignCase(resource: Resource, operation: Operation): Case {
  return {
    id: `${operation.name}/auth/foreign`,
    phase: 'auth',
    operation,
    title: `${resource.name} of another user`,
    topic: 'foreign',
    needsState: true,
    run: async (world) => {
      if (!world.options.secondUser) return world.skip('the run was given no second user');
      const intrusion = await intrusionOn(world, resource);
      if (!intrusion) return world.skip('nothing that is somebody’s could be made or found');
      judge(world, await tryAccesses(world, intrusion));
    },
  };
}

/** Something of the first user's that the second tries to get at; else something of the second's. */
async function intrusionOn(world: World, resource: Resource): Promise<Intrusion | undefined> {
  const item = await world.item(resource.name, true);
  if (item) return { item, owner: undefined, outsider: 'second' };
  return findOfSecond(world, resource);
}

/** What the second user's list has and the first one's has not. */
async function findOfSecond(world: World, resource: Resource): Promise<Intrusion | undefined> {
  for (const operation of world.operationsOf(resource.name, 'list')) {
    const known = await world.baseline(operation);
    const role = world.map.roles.get(operation);
    if (!known || role?.kind !== 'list') continue;
    const request = { ...known.request, credentials: 'second' as const };
    const theirs = await world.send({ operation, request, item: known.item });
    const ours = await world.send({ operation, request: known.request, item: known.item });
    if (!theirs || !ours || !isSuccess(theirs) || !isSuccess(ours)) continue;
    const seen = listedIds(ours, role, resource);
    const id = listedIds(theirs, role, resource).find((one) => !seen.includes(one));
    if (id === undefined) continue;
    const { parents, others } = known.item;
    return { item: { ...nothing, parents, others, resource, id }, owner: 'second', outsider: undefined };
  }
  return undefined;
}

function judge(world: World, accesses: readonly Access[]): void {
  const evidence = authEvidenceOf(world);
  if (accesses.length > 0 && accesses.every(({ exchange }) => exchange.response.status === 401))
    world.skip('the server does not know the second user');
  if (accesses.some(({ outcome }) => outcome === 'refused' || outcome === 'hidden')) evidence.sawDifference();
  const foreign = accesses.filter((one) =>
    isForeign(one, saidOf(world, one.operation), comparable(world, one, accesses)),
  );
  for (const { operation, kind, exchange } of foreign) {
    evidence.suspect(world, {
      code: 'foreign-object',
      operation,
      message: `another user ${whatWasDone(kind)}`,
      expected: kind === 'list' ? 'a list without it' : '403 or 404',
      actual: String(exchange.response.status),
      hint: 'Ask for the owner of a thing whenever its id comes from a request.',
      steps: [exchange],
    });
  }
  const open = accesses.filter(({ outcome }) => outcome === 'accepted');
  if (foreign.length === 0 && open.length > 0 && open.length === accesses.length) noteOpen(world, open);
}

/** Without those that may have found nothing for want of a scope, which not every server answers with 403. */
function comparable({ options }: World, judged: Access, all: readonly Access[]): readonly Access[] {
  const shown = new Set([
    ...(scopesOf(bearerToken(options.secondUser ?? {})) ?? []),
    ...all.filter((one) => one === judged || one.outcome === 'accepted').flatMap(neededScopes),
  ]);
  return all.filter(
    (one) => one.outcome !== 'hidden' || neededScopes(one).every((scope) => shown.has(scope)),
  );
}

function neededScopes({ operation }: Access): readonly string[] {
  return operation.security.flatMap(({ schemes }) => [...schemes.values()].flat());
}

/** Whether things are owned at all cannot be told: that is worth knowing, and no fault. */
function noteOpen(world: World, [first]: readonly Access[]): void {
  if (!first) return;
  world.report({
    code: 'foreign-object',
    severity: 'note',
    operation: first.operation,
    message:
      'another user can do everything with what the first one has made; the document does not say that it is owned',
    hint: 'If it is, say so in the document: with 403 or 404, and in its description.',
    steps: [first.exchange],
    detail: 'open',
  });
}

function whatWasDone(kind: Access['kind']): string {
  switch (kind) {
    case 'list':
      return 'sees in a list what is not theirs';
    case 'part':
      return 'can read what belongs to something that is not theirs';
    case 'add':
      return 'can add to what is not theirs';
    case 'read':
      return 'can read what is not theirs';
    case 'write':
      return 'can change what is not theirs';
  }
}

function saidOf({ model, map }: World, operation: Operation): SaidOfOwners {
  return {
    speaks: speaksOfOwners(operation, ({ at }) => sharersOf(model, map, at) < 2),
    speaksElsewhere: documentSpeaksOfOwners(model, operation),
    names403: namesForbidden(operation),
    names404: isNamedStatus(operation, 404),
    isPublic: !needsCredentials(operation),
  };
}

const sharers = new WeakMap<Model, ReadonlyMap<string, ReadonlySet<string>>>();

/** How many resources' operations have an answer in common. */
function sharersOf(model: Model, { roles }: ResourceMap, at: Location): number {
  const known = sharers.get(model) ?? resourcesByResponse(model, roles);
  sharers.set(model, known);
  return known.get(placeOf(at))?.size ?? 0;
}

function resourcesByResponse(
  { operations }: Model,
  roles: ResourceMap['roles'],
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const operation of operations) {
    const role = roles.get(operation);
    const resource = role?.kind === 'none' ? role.scope?.at(-1)?.resource : role?.resource;
    if (resource === undefined) continue;
    for (const response of operation.responses) {
      const key = placeOf(response.at);
      known.set(key, new Set([...(known.get(key) ?? []), resource]));
    }
  }
  return known;
}

function placeOf({ source, pointer }: Location): string {
  return `${source}#${pointer}`;
}
