import type { SecurityViolation } from '../../contract/check-security.ts';
import type { RequestViolation } from '../../contract/request-violation.ts';
import type { BodyFault } from '../../http/body-reading.ts';
import type { EngineAnswer } from '../engine.ts';
import type { Violation } from '../exchange.ts';
import type { Negotiated, Negotiation } from '../prism/prism-negotiate.ts';
import type { PrismOperation } from '../prism/prism-operation.ts';
import { prismErrors } from '../prism/problem-json.ts';
import type { Preferences } from '../request/preferences.ts';
import { problemAnswer } from './make-answer.ts';
import { violationsHeader } from './reply.ts';

/** What is wrong with a request. */
export interface Faults {
  readonly security: SecurityViolation | undefined;
  /** Why the body cannot be read; it is among the violations too. */
  readonly body: BodyFault | undefined;
  /** All of it, what is missing in the credentials first. */
  readonly violations: readonly RequestViolation[];
}

/** Makes documented refusals, and remembers them. */
export interface RefusalMaker {
  /** Finds the documented answer with one of the statuses. */
  negotiate(statuses: readonly number[], exampleKey: string | undefined): Negotiation;
  /** @param key names all that the answer depends on */
  make(negotiated: Negotiated, key: string): EngineAnswer;
}

/**
 * The answer to a request that breaks the document: the documented one, else a problem, as Prism has it.
 *
 */
export function refuseRequest(
  faults: Faults,
  { code, example }: Preferences,
  operation: PrismOperation,
  { negotiate, make }: RefusalMaker,
): EngineAnswer {
  const shown = faults.violations.map(violationOf);
  const statuses = statusesFor(faults);
  const exampleKey = code !== undefined && statuses.includes(code) ? example : undefined;
  const isDocumented = operation.responses.some((response) => response.code === String(statuses[0]));
  // Clients are written for `default` too, but not for what a body is that cannot be read.
  if (faults.body && !isDocumented && statuses.length === 1) return unreadableAnswer(faults.body, shown);
  const negotiation = negotiate(statuses, exampleKey);
  if (negotiation.ok) {
    const { value } = negotiation;
    return withViolations(make(value, `refusal ${value.status} ${exampleKey ?? ''}`), shown);
  }
  if (negotiation.problem.status === 404) return problemAnswer(negotiation.problem, shown);
  return ownRefusal(faults, shown);
}

/** The statuses that say what is wrong, the best one first. */
function statusesFor({ security, body, violations }: Faults): readonly number[] {
  if (security?.code === 401) return [401];
  if (body) return [body.status];
  return violations.some(({ code }) => code === 415) ? [415, 422, 400] : [422, 400];
}

function ownRefusal({ security, body, violations }: Faults, shown: readonly Violation[]): EngineAnswer {
  if (security?.code === 401) return unauthorisedAnswer(security, shown);
  if (body) return unreadableAnswer(body, shown);
  const unsupported = violations.find(({ code }) => code === 415);
  if (unsupported) {
    const type = `${prismErrors}INVALID_CONTENT_TYPE`;
    const title = 'Invalid content type';
    return problemAnswer({ type, title, status: 415, detail: unsupported.message }, shown);
  }
  return problemAnswer(
    {
      type: `${prismErrors}UNPROCESSABLE_ENTITY`,
      title: 'Invalid request',
      status: 422,
      detail:
        'Your request is not valid and no HTTP validation response was found in the spec, so Prism is generating this error for you.',
      validation: shown.map(({ location: [, ...place], ...violation }) => ({
        ...(place.length > 0 && { location: place }),
        ...violation,
      })),
    },
    shown,
  );
}

/** A body that is no JSON, or in a charset or encoding that is not known: Prism has no answer to these. */
function unreadableAnswer({ code, ...problem }: BodyFault, shown: readonly Violation[]): EngineAnswer {
  return problemAnswer({ type: `urn:concordat:${code}`, ...problem }, shown);
}

/** Prism repeats the header in the body; for credentials in a wrong form it has none, where HTTP asks for one. */
function unauthorisedAnswer({ tags, untried }: SecurityViolation, shown: readonly Violation[]): EngineAnswer {
  const asked = tags.join(',');
  return problemAnswer(
    {
      type: `${prismErrors}UNAUTHORIZED`,
      title: 'Invalid security scheme used',
      status: 401,
      detail:
        'Your request does not fullfil the security requirements and no HTTP unauthorized response was found in the spec, so Prism is generating this error for you.',
      ...(untried.length > 0 && { headers: { 'WWW-Authenticate': untried.join(',') } }),
    },
    shown,
    asked === '' ? {} : { 'www-authenticate': asked },
  );
}

/** A violation as it is shown, its place below the request. */
export function violationOf({ path, severity, code, message }: RequestViolation): Violation {
  return { location: ['request', ...path], severity, ...(code !== undefined && { code }), message };
}

/** An answer that tells what is wrong with the request, before what is wrong with itself. */
export function withViolations(answer: EngineAnswer, violations: readonly Violation[]): EngineAnswer {
  const all = [...violations, ...answer.violations];
  // The header stands before the others, as in Prism.
  const { 'sl-violations': _, ...others } = answer.headers;
  const headers = { 'sl-violations': violationsHeader(all), ...others };
  return { ...answer, headers, violations: all };
}
