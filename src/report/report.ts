import { relative } from 'node:path';
import type { Document } from '../document/document.ts';
import { locate } from '../document/locate.ts';
import type { Source } from '../document/source.ts';
import type { Location, Position, Problem } from '../problem.ts';

/** What a command found, in the one shape that every format renders. */
export interface Report {
  /** The command that made it: `lint`. */
  readonly command: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** The names of the APIs that were looked at, whether or not something was found. */
  readonly apis: readonly string[];
  readonly problems: readonly ReportedProblem[];
  /** What was looked at, for the summary: `34 operations, 120 examples`. */
  readonly checked?: string;
  /** What is wrong with a server, each root cause with what shows it; they are among `problems` too. */
  readonly findings?: readonly ReportedFinding[];
  /** What is wrong besides findings: with the document, with the run. They are among `problems` too. */
  readonly others?: readonly ReportedProblem[];
  /** What was found and is accepted, and why; it is not among `problems`. */
  readonly suppressed?: readonly ReportedSuppression[];
  /** How many requests were sent. */
  readonly requests?: number;
  /** What was tried follows from it. */
  readonly seed?: number;
  /** Which answers of each operation were seen. */
  readonly answers?: readonly ReportedAnswers[];
  /** What was not tried, and why. */
  readonly skipped?: readonly ReportedSkip[];
  /** What is known about the codes that occur; formats that list rules print it. */
  readonly rules?: readonly ReportedRule[];
}

/** What a code means, wherever it occurs. */
export interface ReportedRule {
  readonly code: string;
  /** One sentence: what the rule asks for. */
  readonly summary: string;
  /** Why it is asked for. */
  readonly why: string;
  /** What to do. */
  readonly fix?: string;
  /** The nearest fault of the Web Fuzzing Commons: `F100`. */
  readonly wfc?: string;
}

/** A problem that is accepted. */
export interface ReportedSuppression {
  readonly problem: ReportedProblem;
  readonly reason: string;
}

/** Which answers of an operation came, and which of the documented ones did not. */
export interface ReportedAnswers {
  readonly api: string;
  /** `POST /jobs` */
  readonly operation: string;
  /** Statuses and how often they came, the lowest first. */
  readonly seen: readonly (readonly [status: number, count: number])[];
  /** As documented: `404`, `5XX`. */
  readonly missed: readonly string[];
}

/** Something that was not tried. */
export interface ReportedSkip {
  readonly api: string;
  readonly operation: string;
  /** The id of the case; undefined where it is the whole operation. */
  readonly case: string | undefined;
  readonly reason: string;
}

/** A problem with its place as a reader wants it. */
export interface ReportedProblem extends Problem {
  /** The API it was found in. */
  readonly api?: string;
  /** Relative to the working directory where it is below it; a URL stays as it is. */
  readonly file?: string;
  readonly position?: Position;
  /** The line of the text that `position` names, where it is short enough to show. */
  readonly sourceLine?: string;
}

/** A problem of a server, with the requests that show it. Secrets are replaced. */
export interface ReportedFinding extends ReportedProblem {
  readonly class: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  /** How often it showed. */
  readonly count: number;
  /** How many requests had been sent when it showed first. */
  readonly after: number;
  /** The id of the case that showed it first. */
  readonly case: string | undefined;
  /** What it is about, where that is a part of the operation: the name of a property, of a parameter. */
  readonly detail?: string;
  /** In order; the last one decides. */
  readonly steps: readonly ReportedExchange[];
}

/** A request and its answer for readers: bodies as texts, cut where they are long. */
export interface ReportedExchange {
  readonly request: ReportedMessage & { readonly method: string; readonly url: string };
  /** Undefined where none came. */
  readonly response: (ReportedMessage & { readonly status: number }) | undefined;
  readonly curl: string;
  /** When it was sent, in ms since 1970, where that is known. */
  readonly startedMs?: number;
  readonly durationMs: number;
}

/** Headers and body of a request or an answer. */
export interface ReportedMessage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A longer one ends with `… (70000 bytes)`. */
  readonly body: string | undefined;
  /** The bytes of a request whose body is no text, or too long to be shown. */
  readonly bodyBase64?: string;
  /** Of the body as it was sent, in bytes. */
  readonly bodySize: number;
}

/** The formats that a report can be printed in. */
export const reportFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
/** The formats of reports with findings. */
export const findingFormats = [...reportFormats, 'html', 'har'] as const;
export type ReportFormat = (typeof findingFormats)[number];

/** How a report is laid out for its reader; only the text format looks at it. */
export interface RenderStyle {
  readonly color: boolean;
  readonly columns: number;
}

/** Looks up line and column of problems, and shortens their file names. */
export function reportProblems(
  problems: readonly Problem[],
  context: { readonly document: Pick<Document, 'sources'>; readonly cwd: string; readonly api?: string },
): readonly ReportedProblem[] {
  return problems.map((problem) => ({
    ...problem,
    ...(context.api !== undefined && { api: context.api }),
    ...(problem.at && placeOf(problem.at, context)),
  }));
}

function placeOf(
  at: Location,
  { document, cwd }: { readonly document: Pick<Document, 'sources'>; readonly cwd: string },
): Pick<ReportedProblem, 'file' | 'position' | 'sourceLine'> {
  const source = document.sources.get(at.source);
  const file = shortPath(at.source, cwd);
  // A text that did not travel with the problem (a configuration file) has only the position it came with.
  if (!source) return { file, ...(at.position && { position: at.position }) };
  const position = locate(document, at);
  const sourceLine = linesOf(source)[position.line - 1];
  const isShown = sourceLine !== undefined && sourceLine.trim() !== '' && sourceLine.length <= longestLine;
  return { file, position, ...(isShown && { sourceLine }) };
}

/** Minified documents are one line; a frame of it shows nothing. */
const longestLine = 400;

const linesBySource = new WeakMap<Source, readonly string[]>();

function linesOf(source: Source): readonly string[] {
  let lines = linesBySource.get(source);
  if (!lines) {
    lines = source.text.split(/\r?\n/);
    linesBySource.set(source, lines);
  }
  return lines;
}

/** A path relative to the working directory, unless that leads upwards. */
export function shortPath(path: string, cwd: string): string {
  if (!path.startsWith('/')) return path;
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}
