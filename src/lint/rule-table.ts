import type { Rule } from './rule.ts';
import { errorDocumented } from './rules/error-documented.ts';
import { exampleValid } from './rules/example-valid.ts';
import { listPaginated } from './rules/list-paginated.ts';
import { operationExamples } from './rules/operation-examples.ts';
import { rateLimitHeaders } from './rules/rate-limit-headers.ts';
import { schemaCompiles } from './rules/schema-compiles.ts';

/** Our own rules, in the order in which they are run and documented. */
export const ruleTable: readonly Rule[] = [
  exampleValid,
  schemaCompiles,
  errorDocumented,
  rateLimitHeaders,
  listPaginated,
  operationExamples,
];
