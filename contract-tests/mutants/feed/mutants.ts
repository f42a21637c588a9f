import type { Mutant } from '../subject.ts';
import { commentMutants } from './comment-mutants.ts';
import { draftMutants } from './draft-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { postInputMutants } from './post-input-mutants.ts';
import { postMutants } from './post-mutants.ts';

/** The violations of the feed. */
export const mutants: readonly Mutant[] = [
  ...listMutants,
  ...postMutants,
  ...postInputMutants,
  ...commentMutants,
  ...draftMutants,
];
