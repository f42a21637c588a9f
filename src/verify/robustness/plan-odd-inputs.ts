import type { Model, Operation } from '../../model/model.ts';
import { writtenContent } from '../boundaries/find-places.ts';
import type { Case } from '../case.ts';
import { edgePlaces, edgeTexts } from './edge-texts.ts';
import { oddBodies } from './odd-bodies.ts';
import { oddHeaders } from './odd-headers.ts';
import { oddInputCase } from './odd-input.ts';
import { digitPlaces, largestNumbers, numberPlaces, oddNumbers } from './odd-numbers.ts';
import { lastPathParameter, oddPaths } from './odd-paths.ts';
import { oddQueries } from './odd-queries.ts';
import { freeTexts, oddTexts } from './odd-texts.ts';
import { oddTimes, timePlaces } from './odd-times.ts';

type Planner = (operation: Operation) => Case | undefined;

/** One kind over all operations after the other, so that a small budget sees something of each; the likeliest first. */
const planners: readonly Planner[] = [
  (operation) =>
    hasBody(operation)
      ? oddInputCase(operation, 'text', (world) => [
          ...oddTexts(world, freeTexts(world.model, operation, 'body')),
          ...edgePlaces(world, operation).flatMap((place) => edgeTexts(world.model, place, world)),
        ])
      : undefined,
  (operation) =>
    oddInputCase(operation, 'number', ({ model }) => [
      ...numberPlaces(model, operation).flatMap((place) => oddNumbers(model, place)),
      ...digitPlaces(model, operation).flatMap((place) => largestNumbers(model, place)),
      ...timePlaces(model, operation).flatMap((place) => oddTimes(model, place)),
    ]),
  (operation) => {
    const parameter = lastPathParameter(operation);
    return parameter && oddInputCase(operation, 'path', ({ model }) => oddPaths(model, operation, parameter));
  },
  (operation) =>
    operation.method === 'get'
      ? oddInputCase(operation, 'query', (world) => [
          ...oddTexts(world, freeTexts(world.model, operation, 'query')),
          ...oddQueries(operation),
        ])
      : undefined,
  (operation) =>
    hasBody(operation) ? oddInputCase(operation, 'body', () => oddBodies(operation)) : undefined,
  (operation) => oddInputCase(operation, 'header', () => oddHeaders(operation)),
];

function hasBody(operation: Operation): boolean {
  return writtenContent(operation).length > 0;
}

/** Inputs of which no document speaks, and which no server may fail on. */
export function planOddInputs(_model: Model, operations: readonly Operation[]): readonly Case[] {
  return planners.flatMap((plan) => operations.flatMap((operation) => plan(operation) ?? []));
}
