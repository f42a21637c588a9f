import type { FastifyRequest } from 'fastify';
import { type Answer, Refusal } from '../shared/answer.ts';
import type { Api } from '../shared/register-operations.ts';
import type { MutantInfo, ServerMutant } from './server-mutant.ts';

/**
 * The mutant of an id; undefined where none is asked for.
 *
 * @throws Error with the ids that there are, when it is none of them
 */
export function mutantById<Mutant extends MutantInfo>(
  mutants: readonly Mutant[],
  id: string | undefined,
): Mutant | undefined {
  if (id === undefined) return undefined;
  const mutant = mutants.find((one) => one.id === id);
  if (mutant) return mutant;
  const ids = mutants.map((one) => one.id).toSorted();
  throw new Error(`there is no mutant "${id}"; there are:\n  ${ids.join('\n  ')}`);
}

/** An API with the one thing wrong that a mutant does; the same API without one. */
export function withMutant<Caller, Handlers extends Api<Caller>['handlers']>(
  mutant: ServerMutant<Handlers, Caller> | undefined,
  api: Api<Caller> & { readonly handlers: Handlers },
): Api<Caller> {
  if (!mutant) return api;
  return {
    ...api,
    handlers: { ...api.handlers, ...mutant.handlers?.(api.handlers) },
    admit: (operation, request, reply) => {
      try {
        return api.admit(operation, request, reply);
      } catch (error) {
        const caller =
          error instanceof Refusal ? mutant.admit?.(operation, request, error.answer) : undefined;
        if (caller === undefined) throw error;
        return caller;
      }
    },
    render: (answer, request) => broken(mutant, api.render(answer, request), request),
    forgives: (operation, fault) => mutant.forgives?.(operation, fault) ?? false,
  };
}

function broken<Handlers, Caller>(
  mutant: ServerMutant<Handlers, Caller>,
  answer: Answer,
  request: FastifyRequest,
): Answer {
  const { config, url: route } = request.routeOptions;
  const call = { operation: config.operation?.name, method: request.method, route, request };
  return mutant.answer?.(answer, call) ?? answer;
}
