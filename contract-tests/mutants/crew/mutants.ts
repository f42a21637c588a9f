import type { Mutant } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { stateMutants } from './state-mutants.ts';

/** The violations of the rota. */
export const mutants: readonly Mutant[] = [...answerMutants, ...inputMutants, ...stateMutants];
