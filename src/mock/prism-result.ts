import type { EngineAnswer } from './engine.ts';
import type { Violation } from './exchange.ts';
import { type ReplyHeaders, reply, violationsHeader } from './reply.ts';

// What Prism returns, and how its own server writes it. Part of the adapter in `prism.ts`.

/** A violation as Prism reports it. */
export interface PrismDiagnostic {
  readonly path?: readonly string[];
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

/** An answer as Prism negotiated it. */
export interface PrismOutput {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export interface PrismResult {
  readonly output: PrismOutput;
  readonly validations: {
    readonly input: readonly PrismDiagnostic[];
    readonly output: readonly PrismDiagnostic[];
  };
}

export interface PrismError extends Error {
  readonly status?: number;
  readonly additional?: {
    readonly headers?: Readonly<Record<string, string>>;
    /** What the request breaks, where the document has no answer for that. */
    readonly validation?: readonly (Omit<Violation, 'location'> & {
      readonly location?: readonly string[];
    })[];
  };
}

/** The functions of Prism that writing needs. */
export interface PrismWriter {
  serialize(body: unknown, contentType: string | undefined): string | undefined;
  toProblemJson(error: PrismError): object;
  /** The error of `--errors` for an answer that breaks the document. */
  violationsError(validation: readonly Violation[]): PrismError;
}

/** Writes a result as Prism's server does; with `errors`, an answer that breaks the document becomes one. */
export function writeResult(
  writer: PrismWriter,
  { output, validations }: PrismResult,
  headers: ReplyHeaders,
  errors: boolean,
): EngineAnswer {
  const own = validations.output.map((diagnostic) => violationOf('response', diagnostic));
  const violations = [...validations.input.map((diagnostic) => violationOf('request', diagnostic)), ...own];
  if (violations.length > 0) headers.set('sl-violations', violationsHeader(violations));
  const broken = own.filter(({ severity }) => severity === 'Error');
  if (errors && broken.length > 0) {
    return writeError(writer, writer.violationsError(broken), headers, violations);
  }
  try {
    for (const [name, value] of Object.entries(output.headers ?? {})) headers.set(name, value);
    const body = writer.serialize(output.body, headers.get('content-type'));
    return { ...reply(output.statusCode, headers, body), violations };
  } catch (error) {
    // What HTTP or the media type cannot carry: Prism throws errors only.
    return writeError(writer, error as PrismError, headers, violations);
  }
}

/** Writes an error as problem+json, with the headers that it asks for (`WWW-Authenticate`). */
export function writeError(
  writer: PrismWriter,
  error: PrismError,
  headers: ReplyHeaders,
  violations: readonly Violation[] = requestViolations(error),
): EngineAnswer {
  headers.set('content-type', 'application/problem+json');
  for (const [name, value] of Object.entries(error.additional?.headers ?? {})) headers.set(name, value);
  const body = JSON.stringify(writer.toProblemJson(error));
  return { ...reply(error.status || 500, headers, body), violations };
}

/** Prism names the side, `request`, in its header but not in an error. */
function requestViolations({ additional }: PrismError): readonly Violation[] {
  const validation = additional?.validation ?? [];
  return validation.map((violation) => ({
    ...violation,
    location: ['request', ...(violation.location ?? [])],
  }));
}

/** By the number that Prism gives a severity. */
const severities: readonly string[] = ['Error', 'Warning', 'Information', 'Hint'];

function violationOf(
  side: 'request' | 'response',
  { path, severity, code, message }: PrismDiagnostic,
): Violation {
  return {
    location: [side, ...(path ?? [])],
    severity: severities[severity] ?? 'Error',
    ...(code !== undefined && { code }),
    message,
  };
}
