import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { headCase } from './head-case.ts';
import { optionsCase } from './options-case.ts';
import { pathGroups } from './path-group.ts';
import { undocumentedMethodsCase } from './undocumented-methods-case.ts';
import { unknownRootCase, unknownRoutesCase } from './unknown-routes-case.ts';

/** Methods and paths that the document does not have, and HEAD and OPTIONS, which servers have without it. */
export function planMethods(model: Model, operations: readonly Operation[]): readonly Case[] {
  const groups = pathGroups(model, operations);
  const readable = groups.flatMap((group) => {
    const get = group.operations.find(({ method }) => method === 'get');
    return get ? [{ group, get }] : [];
  });
  const [first] = operations;
  if (!first) return [];
  return [
    ...groups.map(undocumentedMethodsCase),
    ...groups.map(optionsCase),
    ...readable.map(({ group, get }) => headCase(group, get)),
    unknownRootCase(first),
    ...readable.map(({ get }) => unknownRoutesCase(get)),
  ];
}
