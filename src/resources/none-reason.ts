import type { Context } from './context.ts';
import { isListOfObjects, isSearch } from './find-drafts.ts';
import type { OperationFacts } from './operation-facts.ts';
import { serviceReason } from './service-words.ts';

/** Why an operation does nothing to what is kept, in one clause that goes on from its name: `answers no JSON`. */
export function noneReason({ survey, nameless }: Context, facts: OperationFacts): string {
  const { operation, shape, content, successes } = facts;
  const { segments } = shape;
  const service = serviceReason(shape);
  if (service !== undefined) return service;
  if (nameless.has(shape.key)) {
    const parameter = nameless.get(shape.key);
    return parameter === undefined
      ? 'lists what has no id'
      : `keeps what cannot be told apart: no property of its items is known to be {${parameter}}`;
  }
  if (successes.length === 0) return 'documents no 2xx answer';
  if (segments.some(({ kind }) => kind === 'mixed'))
    return 'has a path segment that is more than one parameter';
  const [last, before] = [segments.at(-1), segments.at(-2)];
  if (last?.kind === 'parameter' && before?.kind === 'parameter') {
    return `names one thing by two path parameters, {${before.name}}/{${last.name}}`;
  }
  if (['head', 'options', 'trace'].includes(operation.method))
    return `is ${operation.method.toUpperCase()}: no item is answered`;
  if (operation.method === 'get' || operation.method === 'query') {
    if (isSearch(facts)) return 'searches: what it finds is kept elsewhere';
    if (content === undefined) return 'answers no JSON';
    if (content.kind === 'list') {
      return isListOfObjects(survey, facts) ? 'lists what has no id' : 'lists values that have no properties';
    }
    return 'is only read: nothing lists, makes or changes it';
  }
  if (operation.method === 'post') return 'computes an answer: what it answers is not kept';
  return 'changes nothing that is known to be kept';
}
