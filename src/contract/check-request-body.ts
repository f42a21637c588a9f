import type { BodyFault, PartFault } from '../http/body-reading.ts';
import { decodeContent } from '../http/decode-content.ts';
import type { MediaType, Model, Operation, RequestBody } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { PlainViolation } from '../schema/validate.ts';
import { type BodyPlan, bodyPlanner, bodyProblems } from './plan-request-body.ts';
import { headerText, type IncomingRequest, type RequestViolation } from './request-violation.ts';
import { wordViolation } from './word-violation.ts';

/** What became of a body. */
export interface CheckedBody {
  /** Decoded; undefined without a body. */
  readonly value: unknown;
  /** Why it cannot be read at all. */
  readonly fault?: BodyFault;
}

/** The check of bodies against what an operation documents. */
export interface BodyCheck {
  /** Adds what is wrong. */
  check(request: IncomingRequest, violations: RequestViolation[]): CheckedBody;
  readonly problems: readonly Problem[];
}

/** When so much is wrong with the lines of a body, the others are not looked at. */
const maxViolations = 100;

/** Makes the check; each media type is compiled when the first body of it comes. */
export function bodyCheck(model: Model, { requestBody, responses }: Operation): BodyCheck {
  const content = requestBody?.content ?? [];
  const planOf = bodyPlanner(model, content, { isStrict: responses.some(({ status }) => status === '415') });
  return {
    check(request, violations) {
      const { headers, body } = request;
      if (body === undefined || body.length === 0) {
        if (requestBody?.required) violations.push(missingBody(requestBody));
        return noBody;
      }
      const contentType = headerText(headers, 'content-type') ?? '';
      const plan = planOf(contentType);
      if (plan === 'unreadable') return unreadable(unreadableType(contentType), violations);
      if (plan) return readAndCheck(plan, body, headerText(headers, 'content-encoding'), violations);
      if (contentType !== '' || !requestBody) violations.push(unsupported(content));
      return noBody;
    },
    get problems() {
      return content.flatMap((mediaType) => bodyProblems(model, mediaType));
    },
  };
}

const noBody: CheckedBody = { value: undefined };

function readAndCheck(
  plan: BodyPlan,
  body: Uint8Array,
  encoding: string | undefined,
  violations: RequestViolation[],
): CheckedBody {
  const decoded = encoding === undefined ? undefined : decodeContent(body, encoding);
  if (decoded && !decoded.ok) return unreadable(decoded.fault, violations);
  const bytes = decoded ? decoded.bytes : body;
  const found = plan.findReserved?.(bytes) ?? [];
  if (found.length > 0) {
    violations.push(...found);
    return { value: undefined };
  }
  const reading = plan.reader.read(bytes);
  if (!reading.ok) return unreadable(reading.fault, violations);
  const { value, faults } = reading;
  for (const fault of faults ?? []) violations.push(partViolation(fault));
  const validator = plan.validator();
  if (!validator) return { value };
  if (plan.reader.checks === 'each' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (violations.length >= maxViolations) break;
      add(validator.checkPlainly(item), [String(index)], violations);
    }
  } else add(validator.checkPlainly(value), [], violations);
  return { value };
}

function add(
  found: readonly PlainViolation[],
  within: readonly string[],
  violations: RequestViolation[],
): void {
  for (const violation of found) violations.push(wordViolation('body', within, violation));
}

function partViolation({ path, code, message }: PartFault): RequestViolation {
  return wordViolation('body', path, { path: [], keyword: code, message, schemaAt: undefined });
}

function unreadable(fault: BodyFault, violations: RequestViolation[]): CheckedBody {
  const { status, code, title, detail } = fault;
  // As Prism has it for what it cannot read at all.
  const isPrisms = code === 'boundary-missing';
  violations.push({
    in: 'body',
    path: isPrisms ? [] : ['body'],
    code: isPrisms ? status : code,
    severity: 'Error',
    message: isPrisms ? `${title}.` : `${title}. ${detail}`,
  });
  return { value: undefined, fault };
}

function unreadableType(contentType: string): BodyFault {
  const title = 'The Content-Type cannot be read';
  return { status: 415, code: 'content-type-unreadable', title, detail: `It is "${contentType}".` };
}

function missingBody({ at }: RequestBody): RequestViolation {
  const message = 'Body parameter is required';
  return { in: 'body', path: [], code: 'required', severity: 'Error', message, schemaAt: at };
}

function unsupported(content: readonly MediaType[]): RequestViolation {
  const message =
    content.length === 0
      ? 'No supported content types, but request included a non-empty body'
      : `Supported content types: ${content.map(({ name }) => name).join(',')}`;
  return { in: 'body', path: [], code: 415, severity: 'Error', message };
}
