import { relative } from 'node:path';
import type { Document } from '../document/document.ts';
import { locate } from '../document/locate.ts';
import type { Position, Problem } from '../problem.ts';

/** What a command found, in the one shape that every format renders. */
export interface Report {
  /** The command that made it: `lint`. */
  readonly command: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** The names of the APIs that were looked at, whether or not something was found. */
  readonly apis: readonly string[];
  readonly problems: readonly ReportedProblem[];
}

/** A problem with its place as a reader wants it. */
export interface ReportedProblem extends Problem {
  /** The API it was found in. */
  readonly api?: string;
  /** Relative to the working directory where it is below it; a URL stays as it is. */
  readonly file?: string;
  readonly position?: Position;
}

/** The formats that a report can be printed in. */
export const reportFormats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];

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
    ...(problem.at && {
      file: shortPath(problem.at.source, context.cwd),
      position: locate(context.document, problem.at),
    }),
  }));
}

/** A path relative to the working directory, unless that leads upwards. */
export function shortPath(path: string, cwd: string): string {
  if (!path.startsWith('/')) return path;
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}
