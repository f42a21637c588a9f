import { fileURLToPath } from 'node:url';
import { type Checks, checkParameters } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';

/** What is written of a paper. */
export interface PaperFields {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly status: string;
  readonly keywords: readonly string[];
  readonly abstract: string | null;
  readonly doi: string | null;
}

/** A paper as it is kept. */
export interface Paper extends PaperFields {
  readonly id: string;
  readonly updated_at: string;
  /** Counts the changes, from 1. */
  readonly version: number;
}

/** All that one running server knows; papers are in the order in which they were added. */
export interface Archive extends Checks {
  readonly papers: Map<string, Paper>;
  readonly nextId: () => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** What a paper has where nothing is said. */
export const defaults = { status: 'draft', keywords: [], abstract: null, doi: null } as const;

/** Makes an archive with four papers. */
export function createArchive(switched: string | undefined): Archive {
  let made = 0;
  let minutes = 0;
  const archive: Archive = {
    contract: loadContract(document),
    lenience,
    on: (id) => id === switched,
    papers: new Map(),
    nextId: () => {
      made += 1;
      return `pap${(made * 7919).toString(36).padStart(5, '0')}`;
    },
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2024, 10, 4, 8, minutes)).toISOString();
    },
  };
  for (const seed of seeds) {
    const paper = { ...defaults, ...seed, id: archive.nextId(), updated_at: archive.now(), version: 1 };
    archive.papers.set(paper.id, paper);
  }
  return archive;
}

const seeds = [
  { title: 'Snow on roofs', authors: ['A. Moser'], year: 2019, status: 'published', doi: '10.5555/snow.1' },
  { title: 'Counting swifts', authors: ['J. Lind', 'P. Roy'], year: 2023, keywords: ['birds', 'counts'] },
  { title: 'Clay and rain', authors: ['P. Roy'], year: 2023, status: 'submitted', abstract: 'On clay.' },
  { title: 'Lamps at sea', authors: ['T. Abe'], year: 2021, status: 'published' },
];

/** The paper that a path names. */
export function findPaper(archive: Archive, call: Call): Paper | undefined {
  const isValid = checkParameters(archive, call).violations.every((one) => one.in !== 'path');
  return isValid ? archive.papers.get(call.params.paperId ?? '') : undefined;
}
