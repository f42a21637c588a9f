import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** A poll as it is kept. */
export interface Poll {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string | null;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly tags: readonly string[];
  readonly remind_at: string | null;
  readonly state: 'open' | 'closed';
  readonly created_at: string;
  readonly closed_at: string | null;
}

/** A vote as it is kept. */
export interface Vote {
  readonly id: string;
  readonly poll_id: string;
  readonly option_id: string;
  readonly voter: string;
  readonly comment: string | null;
  readonly cast_at: string;
}

/** All that one running server knows; polls are in the order in which they were made. */
export interface Box extends Checks {
  readonly polls: Map<string, Poll>;
  readonly votes: Map<string, Vote>;
  /** How many polls were deleted. */
  readonly deleted: { count: number };
  /** `p1x001`, `v1x002` … */
  readonly nextId: (letter: 'p' | 'v') => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

type Seed = readonly [
  owner: string,
  title: string,
  tags: readonly string[],
  isClosed: boolean,
  votes: readonly string[],
];

const seeds: readonly Seed[] = [
  ['alice', 'Office plants', ['office'], false, ['o1', 'o2', 'o1']],
  ['bob', 'Summer party', ['events', 'team'], true, ['o2', 'o3', 'o3', 'o1', 'o2', 'o3']],
  ['alice', 'Zip or tar?', [], false, []],
  ['bob', 'Book club', ['reading'], false, ['o1']],
  ['alice', 'New logo', ['design'], true, []],
  ['alice', 'Release name', [], false, ['o2', 'o2']],
  ['bob', 'Meeting-free day', ['office'], false, []],
];

/** Makes a box with seven polls, two of them closed; neither of the users has voted yet. */
export function createBox(switched: string | undefined): Box {
  const on = (id: string) => id === switched;
  let made = 0;
  let minutes = 0;
  const nextId = (letter: 'p' | 'v') => {
    made += 1;
    const number = String(made).padStart(3, '0');
    return on('odd-ids') ? `~${letter}.${number}:Zm9v_-` : `${letter}1x${number}`;
  };
  const now = () => {
    minutes += 1;
    return new Date(Date.UTC(2025, 4, 6, 9, minutes)).toISOString();
  };
  const box: Box = {
    on,
    contract: loadContract(document),
    lenience,
    polls: new Map(),
    votes: new Map(),
    deleted: { count: 0 },
    nextId,
    now,
  };
  for (const seed of seeds) plant(box, seed);
  return box;
}

function plant(box: Box, [owner, title, tags, isClosed, votes]: Seed): void {
  const { nextId, now, polls } = box;
  const poll: Poll = {
    id: nextId('p'),
    owner,
    title,
    description: isClosed ? 'Thank you all.' : null,
    options: optionsOf(['Yes', 'No', 'No matter']),
    tags,
    remind_at: null,
    state: isClosed ? 'closed' : 'open',
    created_at: now(),
    closed_at: isClosed ? now() : null,
  };
  polls.set(poll.id, poll);
  for (const [index, option] of votes.entries()) {
    const id = nextId('v');
    const vote = { id, poll_id: poll.id, option_id: option, voter: `guest-${index}`, comment: null };
    box.votes.set(id, { ...vote, cast_at: now() });
  }
}

/** Gives ids to the labels of options. */
export function optionsOf(labels: readonly string[]): Poll['options'] {
  return labels.map((label, index) => ({ id: `o${index + 1}`, label }));
}

/** The votes of a poll. */
export function votesOf({ votes }: Box, poll: Poll): readonly Vote[] {
  return [...votes.values()].filter((vote) => vote.poll_id === poll.id);
}
