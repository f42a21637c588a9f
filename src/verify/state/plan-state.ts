import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Whether what is made, changed and deleted is so. */
export function planState(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
