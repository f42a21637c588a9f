import type { Mutant } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { stateMutants } from './state-mutants.ts';

/** All violations of the poll service. */
export const mutants: readonly Mutant[] = [...answerMutants, ...stateMutants];
