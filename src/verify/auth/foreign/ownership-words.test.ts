import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../model/model.ts';
import { modelOf } from '../../items-server.fixture.ts';
import { documentSpeaksOfOwners, namesForbidden, speaksOfOwners } from './ownership-words.ts';

function operationOf(of: {
  description?: string;
  403?: string;
  404?: string;
  scopes?: string[];
  info?: string;
}) {
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1', description: of.info ?? '' },
    security: [{ oauth: of.scopes ?? [] }],
    paths: {
      '/a': {
        get: {
          description: of.description ?? '',
          responses: {
            '200': { description: 'Fine.' },
            ...(of[403] !== undefined && { '403': { description: of[403] } }),
            ...(of[404] !== undefined && { '404': { description: of[404] } }),
          },
        },
      },
    },
    components: { securitySchemes: { oauth: { type: 'http', scheme: 'bearer' } } },
  });
  const [operation] = model.operations;
  return { model, operation: operation as Operation };
}

describe('whether an operation says that things are owned', () => {
  test.each([
    [{ description: 'Reads a book.' }, false],
    [{ description: 'Reads a book. The answer has its owner.' }, false],
    [{ description: 'Only the owner of a book may change it.' }, true],
    [{ description: 'A draft is private: nobody else sees it, for only its author may.' }, true],
    [{ 403: "It is another reader's." }, true],
    [{ 404: 'There is none.' }, false],
    [{ 404: 'There is none, or it belongs to somebody else.' }, true],
  ])('%j', (of, want) => {
    expect(speaksOfOwners(operationOf(of).operation)).toBe(want);
  });
});

test.each([
  [{ info: 'Everybody reads everything.' }, false],
  [{ info: 'A token without the scope gets 403, and so does the payment of another merchant.' }, true],
])('whether the document does: %j', (of, want) => {
  const { model, operation } = operationOf(of);
  expect(documentSpeaksOfOwners(model, operation)).toBe(want);
});

test.each([
  [{}, false],
  [{ 403: 'Forbidden.' }, true],
  [{ 403: 'The role does not allow it.' }, false],
  [{ 403: 'Forbidden.', scopes: ['read'] }, false],
])('whether 403 is for owners: %j', (of, want) => {
  expect(namesForbidden(operationOf(of).operation)).toBe(want);
});
