import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** A render as it is kept; its status follows from the time. */
export interface Render {
  /** Rises by one from render to render. */
  readonly number: number;
  readonly id: string;
  readonly team: string;
  readonly title: string;
  readonly scene: string;
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly priority: string;
  readonly hold: boolean;
  /** Milliseconds since 1970, as all times. */
  readonly createdAt: number;
  /** When it was queued, or released where it was on hold. */
  readonly startedAt: number;
}

/** All that one running server knows; renders are in the order in which they came. */
export interface Farm extends Checks {
  readonly now: () => number;
  readonly renders: Map<string, Render>;
  readonly nextNumber: () => number;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

const seeds = [
  ['north', 'Lobby', 'sphere 0 0 5 1', 640, 480, false],
  ['north', 'Test card', '???', 640, 480, false],
  ['north', 'Icon', 'cube 1 1 1', 320, 320, false],
  ['north', 'Poster', 'plane 0 1 0', 2048, 1024, true],
  ['south', 'Secret', 'torus 3 1', 800, 600, false],
  ['north', 'Entrance', 'sphere 2 2 2 1', 1024, 768, false],
] as const;

/** Makes a farm with six renders, of which one failed, one is on hold and one is the other team's. */
export function createFarm(switched: string | undefined, now: () => number): Farm {
  let made = 0;
  const farm: Farm = {
    on: (id) => id === switched,
    contract: loadContract(document),
    lenience,
    now,
    renders: new Map(),
    nextNumber: () => {
      made += 1;
      return made;
    },
  };
  for (const [team, title, scene, width, height, hold] of seeds) {
    const number = farm.nextNumber();
    const at = Date.UTC(2025, 6, number, 7, 30);
    const fixed = { background: '#ffffff', priority: 'normal', createdAt: at, startedAt: at };
    const id = idOf(number);
    farm.renders.set(id, { number, id, team, title, scene, width, height, hold, ...fixed });
  }
  return farm;
}

/** The id of a render by its number. */
export function idOf(number: number): string {
  return `5f0c77e1-2b64-4d0a-9c11-${String(number).padStart(12, '0')}`;
}
