import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Both sides of every keyword. */
export function planBoundaries(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
