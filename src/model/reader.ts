import { type Document, resolve } from '../document/document.ts';
import { joinPointer } from '../document/pointer.ts';
import type { Location, Problem, Severity } from '../problem.ts';
import { isObject } from './values.ts';

/** A node of the document after its references: an object and its place. */
export interface ObjectNode {
  readonly value: Record<string, unknown>;
  readonly at: Location;
}

/** Reads nodes of a document, follows their references, and notes what is wrong with them. */
export class Reader {
  readonly document: Document;
  readonly #problems: Problem[];

  constructor(document: Document, problems: Problem[]) {
    this.document = document;
    this.#problems = problems;
  }

  /** The object that a node is or refers to; undefined, and a problem noted, where there is none. */
  object(value: unknown, at: Location, severity: Severity = 'warning'): ObjectNode | undefined {
    const result = resolve(this.document, value, at);
    if (!result.ok) {
      this.#add({ ...result.problem, severity });
      return undefined;
    }
    const { resolved } = result;
    if (isObject(resolved.value)) return { value: resolved.value, at: resolved.at };
    this.report('document-structure', severity, `an object is expected here`, resolved.at);
    return undefined;
  }

  /** The entries of a map of objects, each resolved; what is no object is noted and left out. */
  entries(map: unknown, at: Location): [string, ObjectNode][] {
    if (map === undefined || map === null) return [];
    if (!isObject(map)) {
      this.report('document-structure', 'warning', 'an object is expected here', at);
      return [];
    }
    return Object.entries(map)
      .filter(([key]) => !key.startsWith('x-') || isObject(map[key]))
      .flatMap(([key, value]): [string, ObjectNode][] => {
        const node = this.object(value, childOf(at, key));
        return node ? [[key, node]] : [];
      });
  }

  report(code: string, severity: Severity, message: string, at: Location): void {
    this.#add({ code, severity, message, at });
  }

  #add(problem: Problem): void {
    const same = (other: Problem) =>
      other.code === problem.code &&
      other.at?.pointer === problem.at?.pointer &&
      other.at?.source === problem.at?.source;
    if (!this.#problems.some(same)) this.#problems.push(problem);
  }
}

/** The place of a child. */
export function childOf(at: Location, ...segments: readonly (string | number)[]): Location {
  return { source: at.source, pointer: joinPointer(at.pointer, ...segments) };
}
