import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Random requests of the schemas. */
export function planFuzz(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
