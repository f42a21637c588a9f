import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** What is written of a page. */
export interface PageFields {
  readonly title: string;
  readonly body: string;
  readonly tags: readonly string[];
  readonly format: string;
}

/** A version of a page, as it is kept and shown. */
export interface Version extends PageFields {
  readonly slug: string;
  readonly version: number;
  readonly updated_at: string;
  readonly updated_by: string;
}

/** A page with all its versions, the oldest first; there is always one. */
export interface Page {
  readonly versions: readonly Version[];
  readonly isDeleted: boolean;
}

/** All that one running server knows, by slug. */
export interface Book extends Checks {
  readonly pages: Map<string, Page>;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** What a page has where nothing is said. */
export const defaults = { tags: [], format: 'markdown' } as const;

/** The newest version of a page. */
export function current(page: Page): Version {
  // There is always one.
  return page.versions.at(-1) as Version;
}

/** Adds a version to a page, which may be new. */
export function addVersion(book: Book, slug: string, fields: PageFields, editor: string): Version {
  const before = book.pages.get(slug)?.versions ?? [];
  const { title, body, tags, format } = fields;
  const made = { updated_at: book.now(), updated_by: editor };
  const version: Version = { slug, title, body, tags, format, version: before.length + 1, ...made };
  book.pages.set(slug, { versions: [...before, version], isDeleted: false });
  return version;
}

/** Makes a book with six pages, one of them deleted. */
export function createBook(switched: string | undefined): Book {
  let minutes = 0;
  const book: Book = {
    contract: loadContract(document),
    lenience,
    on: (id) => id === switched,
    pages: new Map(),
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2025, 4, 12, 6, minutes)).toISOString();
    },
  };
  for (const [slug, title, body, tags] of seeds) {
    addVersion(book, slug, { ...defaults, title, body: 'To be written.', tags: [] }, 'rosa');
    addVersion(book, slug, { ...defaults, title, body, tags }, 'rosa');
  }
  const old = book.pages.get('fax-machine');
  if (old) book.pages.set('fax-machine', { ...old, isDeleted: true });
  return book;
}

const seeds: readonly (readonly [slug: string, title: string, body: string, tags: readonly string[]])[] = [
  ['release-steps', 'Release steps', 'Tag, build, publish.', ['dev', 'devops']],
  ['door-codes', 'Door codes', 'Ask at the desk.', ['office']],
  ['onboarding', 'Welcome', 'Read the Release steps first.', ['people', 'office']],
  ['incident-2024-11', 'Incident of November', 'The disk was full.', ['devops']],
  ['holidays', 'Holidays', '', []],
  ['fax-machine', 'Fax machine', 'It is behind the door.', ['office']],
];
