import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Methods and paths that the document does not have. */
export function planMethods(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
