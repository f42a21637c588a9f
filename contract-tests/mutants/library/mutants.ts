import type { Mutant } from '../subject.ts';
import { bookMutants } from './book-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { loanMutants } from './loan-mutants.ts';
import { reviewMutants } from './review-mutants.ts';

/** The violations of the library. */
export const mutants: readonly Mutant[] = [...listMutants, ...bookMutants, ...reviewMutants, ...loanMutants];
