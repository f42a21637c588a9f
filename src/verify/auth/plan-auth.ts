import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';

/** Whether credentials are asked for, and which are taken. */
export function planAuth(_model: Model, _operations: readonly Operation[]): readonly Case[] {
  return [];
}
