import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { runRanges } from './run-ranges.ts';

/** Parts of what is downloaded, where the document has them: the bytes that were asked for, and no others. */
export function planRanges(_model: Model, operations: readonly Operation[]): readonly Case[] {
  return operations.filter(hasByteRanges).map((operation) => ({
    id: `${operation.name}/ranges`,
    phase: 'sequences',
    operation,
    title: 'ranges of bytes',
    topic: 'ranges',
    run: (world) => runRanges(world, operation),
  }));
}

/** Whether an operation sends parts: it documents 206, or a 416 and `Range`, and they are no parts of a list of JSON. */
function hasByteRanges({ method, responses, parameters }: Operation): boolean {
  const statuses = new Set(responses.map(({ status }) => status));
  const isAsked = parameters.some(
    ({ in: place, name }) => place === 'header' && name.toLowerCase() === 'range',
  );
  const whole = responses.find(({ status }) => status === '200');
  const isBytes = whole?.content.some(({ name }) => !/[/+]json\b/i.test(name)) ?? false;
  return method === 'get' && isBytes && (statuses.has('206') || (isAsked && statuses.has('416')));
}
