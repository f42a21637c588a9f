import { digestOf } from '../credentials/accepted.ts';
import type { World } from '../world/world.ts';
import { dropIssued, endGrant, keepIssued } from './issued.ts';

/** What the issuer's library keeps of a session, a code, a grant or a token: JSON. */
export type Kept = Record<string, unknown>;

/** What is kept, without the id that opens it. */
interface Entry {
  readonly model: string;
  readonly payload: Kept;
  /** How far the world's clock was before the machine's when it was kept, in seconds. */
  readonly aheadS: number;
}

const note = 'identity/issuer';
/** As in `issued.ts`. */
const maxEntries = 10_000;
const accessModels = new Set(['AccessToken', 'ClientCredentials']);

/** Does something with the world of a request, at once; what it changes is kept when it is done. It may be done again. */
export type WithWorld = <T>(act: (world: World) => T) => T | Promise<Awaited<T>>;

/** What the issuer's store is made with. */
export interface IssuerStoreContext {
  readonly within: WithWorld;
  /** The machine's time, as the library reads it, in milliseconds since 1970. */
  readonly realMs: () => number;
  /** Thrown where a code or a token is used a second time while the first use goes on. */
  readonly usedUp: () => Error;
}

/**
 * What the issuer's library keeps, in a world: what is issued there, nobody knows elsewhere.
 *
 * The library takes the time from the machine. What it kept comes back to it with its times moved by as much as the
 * world's clock was moved since, so that it expires by that clock.
 *
 * What ends together ends for good: nothing is kept any more of a grant that is over, whoever is slower.
 */
export function issuerStore(model: string, { within, realMs, usedUp }: IssuerStoreContext) {
  const aheadS = ({ clock }: World) => Math.round((clock.now().getTime() - realMs()) / 1000);
  const shown = (world: World, entry: Entry, id: string): Kept => ({
    ...moved(structuredClone(entry.payload), aheadS(world) - entry.aheadS),
    ...(entry.payload.hasId === true && { jti: id }),
  });
  return {
    async upsert(id: string, { jti, ...payload }: Kept, lifeS?: number): Promise<void> {
      // The library goes on with the object: what is kept is as it is now.
      const kept = structuredClone({ ...payload, hasId: jti !== undefined });
      const isKept = await within((world) => {
        if (isOver(world, model, kept)) return false;
        put(entriesOf(world), keyOf(model, id), { model, payload: kept, aheadS: aheadS(world) });
        if (accessModels.has(model)) keepAccess(world, id, kept, lifeS);
        return true;
      });
      if (!isKept) throw usedUp();
    },
    find: async (id: string) =>
      within((world) => {
        const entry = entriesOf(world).get(keyOf(model, id));
        return entry && shown(world, entry, id);
      }),
    findByUid: async (uid: string) =>
      within((world) => {
        const entries = entriesOf(world).values();
        const entry = entries.find((one) => one.model === model && one.payload.uid === uid);
        // Of a session its id is known to the browser alone, and asked for by nobody here.
        return entry && { ...shown(world, entry, ''), jti: uid };
      }),
    findByUserCode: async () => undefined,
    async consume(id: string): Promise<void> {
      const isFirst = await within((world) => consumed(world, keyOf(model, id), realMs()));
      if (!isFirst) throw usedUp();
    },
    async destroy(id: string): Promise<void> {
      await within((world) => {
        entriesOf(world).delete(keyOf(model, id));
        if (accessModels.has(model)) dropIssued(world, id);
      });
    },
    async revokeByGrantId(grantId: string): Promise<void> {
      await within((world) => revoke(world, grantId));
    },
  };
}

/** Whether what is to be kept came of a grant that was ended meanwhile. */
function isOver(world: World, model: string, { grantId }: Kept): boolean {
  const isOfGrant = accessModels.has(model) || model === 'RefreshToken';
  return isOfGrant && typeof grantId === 'string' && !entriesOf(world).has(keyOf('Grant', grantId));
}

/** Notes that something was used; false where it was before, or is no more: all that came of its grant ends then. */
function consumed(world: World, key: string, realMs: number): boolean {
  const entries = entriesOf(world);
  const entry = entries.get(key);
  if (entry && entry.payload.consumed === undefined) {
    entries.set(key, { ...entry, payload: { ...entry.payload, consumed: Math.floor(realMs / 1000) } });
    return true;
  }
  const grantId = entry?.payload.grantId;
  if (typeof grantId === 'string') {
    revoke(world, grantId);
    entries.delete(keyOf('Grant', grantId));
  }
  return false;
}

function revoke(world: World, grantId: string): void {
  const entries = entriesOf(world);
  for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
  endGrant(world, grantId);
}

function entriesOf({ notes }: World): Map<string, Entry> {
  const known = notes.get(note) as Map<string, Entry> | undefined;
  if (known) return known;
  const fresh = new Map<string, Entry>();
  notes.set(note, fresh);
  return fresh;
}

function put(entries: Map<string, Entry>, key: string, entry: Entry): void {
  entries.set(key, entry);
  const [oldest] = entries.keys();
  if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
}

function keyOf(model: string, id: string): string {
  return `${model} ${Buffer.from(digestOf(id)).toString('base64')}`;
}

/** Tokens of the issuer are good for the API. */
function keepAccess(world: World, token: string, payload: Kept, lifeS = 3600): void {
  const textOf = (key: string) => (typeof payload[key] === 'string' ? payload[key] : undefined);
  keepIssued(world, token, {
    kind: 'access',
    grant: textOf('grantId') ?? '',
    client: textOf('clientId'),
    user: textOf('accountId'),
    scopes: textOf('scope')?.split(' ').filter(Boolean) ?? [],
    expiresMs: world.clock.now().getTime() + lifeS * 1000,
  });
}

/** The same with its times so many seconds earlier. */
function moved({ hasId: _hasId, ...payload }: Kept, seconds: number): Kept {
  const { exp, iat } = payload;
  return {
    ...payload,
    ...(typeof exp === 'number' && { exp: exp - seconds }),
    ...(typeof iat === 'number' && { iat: iat - seconds }),
  };
}
