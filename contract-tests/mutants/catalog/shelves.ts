import { createHash } from 'node:crypto';
import { type Contract, loadContract } from '../contract.ts';

/** A product as it is kept. */
export interface Product {
  readonly id: number;
  readonly kind: string;
  readonly names: Readonly<Record<string, string>>;
  readonly price: number;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly inStock: boolean;
  /** What only books or only games have. */
  readonly own: Readonly<Record<string, unknown>>;
}

/** All that one running server knows. */
export interface Shelves {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly contract: Contract;
  readonly products: Map<number, Product>;
  readonly sessions: Set<string>;
  readonly nextId: () => number;
  /** The value of a new session's cookie. */
  readonly nextSession: () => string;
}

/** The session that is there from the start. */
export const editorSession = 's-editor-5c02d9';

/** Makes shelves with three books and two games. */
export function createShelves(switched: string | undefined, document: string): Shelves {
  let made = 0;
  let logins = 0;
  const shelves: Shelves = {
    on: (id) => id === switched,
    contract: loadContract(document),
    products: new Map(),
    sessions: new Set([editorSession]),
    nextId: () => {
      made += 1;
      return made;
    },
    nextSession: () => {
      logins += 1;
      return createHash('sha256').update(`catalog ${logins}`).digest('hex').slice(0, 32);
    },
  };
  const isbn = '9780000000002';
  const seeds = [
    ['book', { en: 'The Garden', de: 'Der Garten' }, 1990, ['nature'], true, { pages: 180, isbn }],
    ['book', { en: 'Bread', fr: 'Le pain' }, 2450, ['cooking', 'nature'], true, { pages: 96, isbn: null }],
    ['game', { en: 'Canals', de: 'Kanäle' }, 3990, ['family'], false, canals],
    ['book', { en: 'Maps' }, 4800, [], false, { pages: 320, isbn: null }],
    ['game', { en: 'Quick Cards' }, 890, ['family', 'cards'], true, cards],
  ] as const;
  for (const [kind, names, price, tags, inStock, own] of seeds) {
    const id = shelves.nextId();
    shelves.products.set(id, { id, kind, names, price, description: null, tags, inStock, own });
  }
  return shelves;
}

const canals = { players: { from: 2, to: 4 }, minAge: 8 };
const cards = { players: { from: 1, to: 6 }, minAge: null };
