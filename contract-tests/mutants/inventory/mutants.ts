import type { Mutant } from '../subject.ts';
import { itemInputMutants } from './item-input-mutants.ts';
import { itemMutants } from './item-mutants.ts';
import { itemStateMutants } from './item-state-mutants.ts';
import { listMutants } from './list-mutants.ts';
import { stockMutants } from './stock-mutants.ts';

/** The violations of the inventory. */
export const mutants: readonly Mutant[] = [
  ...listMutants,
  ...itemMutants,
  ...itemInputMutants,
  ...itemStateMutants,
  ...stockMutants,
];
