import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Whether documented rate limits are kept. */
export function planLimits(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
