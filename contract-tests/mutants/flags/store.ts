import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** One part of a rollout. */
export interface Weight {
  readonly variation: string;
  /** In percent. */
  readonly weight: number;
}

/** What decides the variation. */
export type Rule =
  | { readonly type: 'users'; readonly users: readonly string[]; readonly variation: string }
  | { readonly type: 'rollout'; readonly weights: readonly Weight[] };

/** What is written of a flag. */
export interface FlagFields {
  readonly name: string;
  readonly description: string | null;
  readonly enabled: boolean;
  readonly tags: readonly string[];
  readonly fallback: string;
  readonly rules: readonly Rule[];
}

/** A flag as it is kept and shown. */
export interface Flag extends FlagFields {
  readonly key: string;
  readonly archived: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A project with its flags, by key. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly flags: Map<string, Flag>;
}

/** All that one running server knows. */
export interface Store extends Checks {
  readonly projects: ReadonlyMap<string, Project>;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
  /** How many evaluations there were. */
  evaluations: number;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** The API key that is let in. */
export const goodKey = 'fk_live_5a0e77';

/** What a flag has where nothing is said. */
export const defaults = { description: null, enabled: false, tags: [], rules: [] } as const;

/** Makes a store with two projects and seven flags. */
export function createStore(switched: string | undefined): Store {
  let minutes = 0;
  const now = () => {
    minutes += 1;
    return new Date(Date.UTC(2025, 2, 10, 7, minutes)).toISOString();
  };
  const projects = new Map<string, Project>();
  for (const [id, name] of [
    ['shop', 'Web shop'],
    ['app', 'Mobile app'],
  ] as const) {
    projects.set(id, { id, name, flags: new Map() });
  }
  for (const [project, key, fields] of seeds) {
    const at = now();
    const { archived = false, ...rest } = fields;
    const flag = { name: key, fallback: 'off', ...defaults, ...rest, key, archived, version: 1 };
    projects.get(project)?.flags.set(key, { ...flag, created_at: at, updated_at: at });
  }
  return {
    contract: loadContract(document),
    lenience,
    on: (id) => id === switched,
    projects,
    now,
    evaluations: 0,
  };
}

const half: readonly Weight[] = [
  { variation: 'on', weight: 50 },
  { variation: 'off', weight: 50 },
];

const seeds: readonly (readonly [
  project: string,
  key: string,
  fields: Partial<FlagFields> & { readonly archived?: boolean },
])[] = [
  [
    'shop',
    'one-page-checkout',
    { enabled: true, tags: ['checkout'], rules: [{ type: 'rollout', weights: half }] },
  ],
  ['shop', 'gift-cards', { tags: ['checkout', 'beta'] }],
  ['shop', 'dark-mode', { enabled: true, rules: [{ type: 'users', users: ['ada'], variation: 'on' }] }],
  ['shop', 'old-banner', { archived: true, description: 'The banner of last winter.' }],
  ['shop', 'search-suggestions', { enabled: true, tags: ['search'], fallback: 'basic' }],
  ['app', 'push-digest', { enabled: true, rules: [{ type: 'rollout', weights: half }] }],
  ['app', 'offline-maps', { tags: ['beta'] }],
];
