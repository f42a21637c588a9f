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

/**
 * What the issuer's library keeps, in a world: what is issued there, nobody knows elsewhere.
 *
 * The library takes the time from the machine. What it kept comes back to it with its times moved by as much as the
 * world's clock was moved since, so that it expires by that clock.
 *
 * @param realMs the machine's time, as the library reads it
 */
export function issuerStore(model: string, worldOf: () => World, realMs: () => number) {
  const entries = () => entriesOf(worldOf());
  const aheadS = () => Math.round((worldOf().clock.now().getTime() - realMs()) / 1000);
  const shown = (entry: Entry | undefined, id: string): Kept | undefined =>
    entry && {
      ...moved(entry.payload, aheadS() - entry.aheadS),
      ...(entry.payload.hasId === true && { jti: id }),
    };
  return {
    async upsert(id: string, { jti, ...payload }: Kept, lifeS?: number): Promise<void> {
      const hasId = jti !== undefined;
      const world = worldOf();
      put(entries(), keyOf(model, id), { model, payload: { ...payload, hasId }, aheadS: aheadS() });
      if (accessModels.has(model)) keepAccess(world, id, payload, lifeS);
    },
    find: async (id: string) => shown(entries().get(keyOf(model, id)), id),
    async findByUid(uid: string) {
      const entry = entries()
        .values()
        .find((one) => one.model === model && one.payload.uid === uid);
      // Of a session its id is known to the browser alone, and asked for by nobody here.
      return entry && { ...shown(entry, ''), jti: uid };
    },
    findByUserCode: async () => undefined,
    async consume(id: string): Promise<void> {
      const key = keyOf(model, id);
      const entry = entries().get(key);
      const consumed = Math.floor(realMs() / 1000);
      if (entry) entries().set(key, { ...entry, payload: { ...entry.payload, consumed } });
    },
    async destroy(id: string): Promise<void> {
      entries().delete(keyOf(model, id));
      if (accessModels.has(model)) dropIssued(worldOf(), id);
    },
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of entries()) if (payload.grantId === grantId) entries().delete(key);
      endGrant(worldOf(), grantId);
    },
  };
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
