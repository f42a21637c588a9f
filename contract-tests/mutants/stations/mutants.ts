import type { Mutant } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { writeMutants } from './write-mutants.ts';

/** The violations of the weather stations. */
export const mutants: readonly Mutant[] = [...answerMutants, ...writeMutants, ...listMutants];
