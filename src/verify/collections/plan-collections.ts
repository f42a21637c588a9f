import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Whether lists are paged, filtered and sorted as documented. */
export function planCollections(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
