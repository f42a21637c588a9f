import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { Case } from '../case.ts';
import { audienceCase } from './audience-case.ts';
import { audienceOf } from './audience-words.ts';
import { badCredentialsCase, wrongSchemeCase } from './bad-credentials-case.ts';
import { foreignCase } from './foreign/foreign-case.ts';
import { needsCredentials } from './held-secrets.ts';
import { noCredentialsCase } from './no-credentials-case.ts';
import { openOperationCase } from './open-operation-case.ts';
import { passwordCase } from './password-case.ts';
import { takesPasswords } from './password-words.ts';
import { scopeCase } from './scope-case.ts';
import { sessionCase } from './session-case.ts';
import { signsOut } from './session-operations.ts';

/**
 * Whether credentials are asked for, which are taken, and for whose things: one way after the other over all
 * operations, so that a small budget sees something of each.
 */
export function planAuth(model: Model, operations: readonly Operation[]): readonly Case[] {
  const doors = operations.filter((one) => takesPasswords(one).status !== undefined).map(passwordCase);
  if (model.securitySchemes.size === 0) return doors;
  const closed = operations.filter(needsCredentials);
  const open = operations.filter((one) => !needsCredentials(one) && isMeantToBeOpen(one));
  return [
    ...closed.map(noCredentialsCase),
    ...closed.map(badCredentialsCase),
    ...foreignCases(model, closed),
    ...closed.filter((one) => audienceOf(one) !== undefined).map(audienceCase),
    ...closed.map(wrongSchemeCase),
    ...closed.filter((one) => hasLesser(model, one)).map(scopeCase),
    ...open.map(openOperationCase),
    ...doors,
    ...closed.filter(signsOut).map(sessionCase),
  ];
}

/** Whether there can be credentials that are real and not enough: scopes, or schemes of which it names not all. */
function hasLesser({ securitySchemes }: Model, { security }: Operation): boolean {
  const named = new Set(security.flatMap(({ schemes }) => [...schemes.keys()]));
  return (
    security.some(({ schemes }) => [...schemes.values()].some((scopes) => scopes.length > 0)) ||
    [...securitySchemes.keys()].some((name) => !named.has(name))
  );
}

/** Said with the operation itself: where a document speaks of security nowhere, a gateway may ask for it all the same. */
function isMeantToBeOpen({ raw }: Operation): boolean {
  return Array.isArray(raw.security);
}

function foreignCases(model: Model, closed: readonly Operation[]): readonly Case[] {
  const map = inferResources(model);
  return [...map.resources.values()].flatMap((resource) => {
    const operation = closed.find((one) => {
      const role = map.roles.get(one);
      return role !== undefined && role.kind !== 'none' && role.resource === resource.name;
    });
    return operation && !resource.isSingular ? [foreignCase(resource, operation)] : [];
  });
}
