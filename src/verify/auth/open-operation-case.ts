import type { Model, Operation } from '../../model/model.ts';
import { schemaProperty } from '../../schema/resolve-schema.ts';
import type { Case } from '../case.ts';
import { isSafeMethod } from '../run/safe-method.ts';

/** What the document opens to everybody works without credentials. */
export function openOperationCase(operation: Operation): Case {
  return {
    id: `${operation.name}/auth/open`,
    phase: 'auth',
    operation,
    title: 'without credentials, which are not needed',
    topic: 'open',
    run: async (world) => {
      const baseline = await world.baseline(operation);
      if (!baseline) return world.skip(world.whyNoBaseline(operation));
      if (mayBeInBody(world.model, operation))
        return world.skip('its body may have to hold credentials instead');
      const request = { ...baseline.request, credentials: 'none' as const };
      const item = await world.itemFor(operation, !isSafeMethod(operation.method));
      if (!item) return world.skip('what it works on could be neither made nor found');
      const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
      // Only 401 says that credentials are missing; somebody unknown may be refused this one thing with 403.
      if (exchange?.response.status !== 401) return;
      world.report({
        code: 'valid-refused',
        operation,
        message: 'a request without credentials is refused, where none are needed',
        expected: String(baseline.exchange.response.status),
        actual: '401',
        steps: [exchange],
        detail: 'credentials',
      });
    },
  };
}

/** Where credentials are either beside the body or in it, as in RFC 6749, section 2.3.1. */
function mayBeInBody(model: Model, { security, requestBody }: Operation): boolean {
  const isOptional = security.some(({ schemes }) => schemes.size > 0);
  const schemas = (requestBody?.content ?? []).flatMap(({ schema }) => schema ?? []);
  return isOptional && schemas.some((schema) => schemaProperty(model, schema, 'client_secret') !== undefined);
}
