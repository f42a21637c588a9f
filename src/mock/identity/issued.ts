import type { Random } from '../../schema/sample/random.ts';
import { digestOf } from '../credentials/accepted.ts';
import type { World } from '../world/world.ts';

/** What was issued in a world: a token of any kind, or a code. The text of it is not kept. */
export interface Issued {
  readonly kind: 'access' | 'refresh' | 'code';
  /** One sign-in or one answer to a client: what came of it ends together. */
  readonly grant: string;
  readonly client: string | undefined;
  /** The user's name; absent for a client's own token. */
  readonly user: string | undefined;
  readonly scopes: readonly string[];
  /** By the world's clock, in milliseconds since 1970. */
  readonly expiresMs: number;
  /** Of a code: where it was sent, and what its other half must hash to. */
  readonly redirectUri?: string | undefined;
  readonly challenge?: string | undefined;
  /** It was exchanged; a second time ends the grant. */
  readonly isUsed?: boolean;
}

/** A plain map, so that snapshots of the world copy it. */
type Records = Map<string, Issued>;

const note = 'identity/issued';
/** What is older is forgotten: nobody keeps so many sign-ins in one session of tests. */
const maxRecords = 10_000;

function recordsOf({ notes }: World): Records {
  const known = notes.get(note) as Records | undefined;
  if (known) return known;
  const fresh: Records = new Map();
  notes.set(note, fresh);
  return fresh;
}

function keyOf(text: string): string {
  return Buffer.from(digestOf(text)).toString('base64');
}

/** Keeps what was issued, under the text that stands for it. */
export function keepIssued(world: World, text: string, issued: Issued): void {
  const records = recordsOf(world);
  records.set(keyOf(text), issued);
  if (records.size <= maxRecords) return;
  const [oldest] = records.keys();
  if (oldest !== undefined) records.delete(oldest);
}

/** What a text stands for in a world, expired or not. */
export function findIssued(world: World, text: string): Issued | undefined {
  return recordsOf(world).get(keyOf(text));
}

/** Notes that a code or a refresh token was exchanged. */
export function useIssued(world: World, text: string, issued: Issued): void {
  recordsOf(world).set(keyOf(text), { ...issued, isUsed: true });
}

/** Forgets what a text stands for. */
export function dropIssued(world: World, text: string): void {
  recordsOf(world).delete(keyOf(text));
}

/** Ends all that came of one sign-in. */
export function endGrant(world: World, grant: string): void {
  const records = recordsOf(world);
  for (const [key, issued] of records) if (issued.grant === grant) records.delete(key);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A text that nothing else stands for: from the world's seed, so that a run can be repeated. */
export function inventText(random: Random, length = 32): string {
  return Array.from({ length }, () => letters[random.integer(0, letters.length - 1)]).join('');
}
