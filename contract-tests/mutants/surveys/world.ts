import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';
import { surveySeeds } from './survey-seeds.ts';

/** A question with its defaults filled in. */
export interface Question {
  readonly key: string;
  readonly kind: 'choice' | 'rating' | 'text';
  readonly text: string;
  readonly required: boolean;
  readonly options?: readonly string[];
  readonly multiple?: boolean;
  readonly max?: number;
  readonly maxLength?: number;
}

/** The value of an answer by the key of its question. */
export type Answers = Readonly<Record<string, string | number | readonly string[]>>;

/** A survey as it is kept; a deleted one stays, so that it is known to be gone. */
export interface Survey {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string | null;
  readonly locale: string;
  readonly questions: readonly Question[];
  readonly status: 'draft' | 'open' | 'closed';
  readonly isDeleted: boolean;
  readonly answers: readonly Answers[];
  /** How many of the answers a violation has not counted. */
  readonly uncounted: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
  readonly closedAt: string | null;
}

/** An open session. */
export interface Session {
  readonly id: string;
  readonly email: string;
  readonly csrf: string;
}

/** All that one running server knows; surveys are in the order in which they were created. */
export interface World extends Checks {
  readonly surveys: Map<string, Survey>;
  readonly sessions: Map<string, Session>;
  /** A new number: `0006`. */
  readonly nextNumber: () => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** Sessions that are open from the start. */
export const openSessions = {
  lena: { id: 's-lena-5f20c9', email: 'lena@example.com', csrf: 'csrf-lena-81d3' },
  mark: { id: 's-mark-b7714e', email: 'mark@example.com', csrf: 'csrf-mark-02fa' },
} as const;

/** Makes a world with six surveys, one of them mark's. */
export function createWorld(switched: string | undefined): World {
  let made = 0;
  let minutes = 0;
  const world: World = {
    on: (id) => id === switched,
    contract: loadContract(document),
    lenience,
    surveys: new Map(),
    sessions: new Map(Object.values(openSessions).map((session) => [session.id, session])),
    nextNumber: () => {
      made += 1;
      return String(made).padStart(4, '0');
    },
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2026, 1, 2, 8, minutes)).toISOString();
    },
  };
  for (const { owner, status, ...fields } of surveySeeds) {
    const id = `srv_${world.nextNumber()}`;
    const createdAt = world.now();
    const publishedAt = status === 'draft' ? null : world.now();
    const closedAt = status === 'closed' ? world.now() : null;
    const times = { createdAt, updatedAt: closedAt ?? publishedAt ?? createdAt, publishedAt, closedAt };
    world.surveys.set(id, { id, owner, status, isDeleted: false, uncounted: 0, ...fields, ...times });
  }
  return world;
}
