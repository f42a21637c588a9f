/** What generated validators are made of: see `generated/<api>/validators.ts`. */
export * from './arrays.ts';
export { type Check, ref, type Schema, schema } from './check.ts';
export * from './combine.ts';
export * from './formats.ts';
export * from './objects.ts';
export { asSent, type OperationChecks } from './operation-checks.ts';
export { sayProblem, ValidationError, type ValidationProblem } from './problem.ts';
export {
  createValidation,
  type Validation,
  type ValidationMode,
  type ValidationOptions,
} from './validation.ts';
export { constant, limits, oneOfValues, pattern, type } from './values.ts';
