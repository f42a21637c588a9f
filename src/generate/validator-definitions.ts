import { dirname, relative } from 'node:path';
import type { Model, SchemaNode } from '../model/model.ts';
import type { Location } from '../problem.ts';
import { Definitions } from '../schema/definitions.ts';
import type { Direction } from '../schema/hidden-properties.ts';

/** A schema that has a check of its own, for one direction or both. */
export interface ValidatorSchema {
  /** The same in both directions where nothing in it is `readOnly` or `writeOnly`. */
  readonly key: string;
  readonly at: Location;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly direction: Direction;
  /** Whether it is used in one place only. */
  readonly isSingle: boolean;
}

/** The schemas of a document that are checked, converted for each direction, what is the same in both once. */
export class ValidatorDefinitions {
  readonly #model: Model;
  readonly #definitions: Readonly<Record<Direction, Definitions>>;
  #shared: ReadonlyMap<string, string> | undefined;
  #uses: ReadonlyMap<string, number> | undefined;
  readonly #asked: string[] = [];

  constructor(model: Model) {
    this.#model = model;
    this.#definitions = {
      request: new Definitions(model, 'request'),
      response: new Definitions(model, 'response'),
    };
  }

  /** The id of a schema's definition, to be looked up with `get` when all are defined. */
  define(schema: SchemaNode, direction: Direction): string {
    const id = `${direction}:${this.#definitions[direction].define(schema)}`;
    this.#asked.push(id);
    return id;
  }

  /** The schema of an id, which is that of a `$ref` of another too. */
  get(id: string): ValidatorSchema {
    const key = this.keyOf(id);
    const { direction, definition } = this.#find(key);
    const { $id: _, ...schema } = definition.schema;
    this.#uses ??= this.#countUses();
    const isSingle = this.#uses.get(key) === 1;
    return { key, at: definition.at, schema, direction, isSingle };
  }

  /** The id that stands for all that are the same. */
  keyOf(id: string): string {
    this.#shared ??= this.#findShared();
    return this.#shared.get(id) ?? id;
  }

  problemsOf(id: string) {
    return this.#find(id).definition.problems;
  }

  placeOf(schema: unknown): Location | undefined {
    const { request, response } = this.#definitions;
    return response.placeOf(schema) ?? request.placeOf(schema);
  }

  /** A place as generated code has it: `#/components/schemas/Job`, `schemas/job.yaml#/Job`. */
  writePlace({ source, pointer }: Location): string {
    const { uri } = this.#model.document.root;
    if (source === uri) return `#${pointer}`;
    // Of an address the query may hold a secret.
    if (/^https?:/.test(source))
      return `${source.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//')}#${pointer}`;
    return `${relative(dirname(uri), source)}#${pointer}`;
  }

  #find(id: string) {
    const [name, index] = id.split(':');
    const direction: Direction = name === 'request' ? 'request' : 'response';
    const definition = this.#definitions[direction].all[Number(index)];
    if (!definition) throw new Error(`no schema is defined as ${id}`);
    return { direction, definition };
  }

  /** A reference counts more than once: schemas within may share it. */
  #countUses(): ReadonlyMap<string, number> {
    const uses = new Map<string, number>();
    const add = (id: string, count: number) => {
      const key = this.keyOf(id);
      uses.set(key, (uses.get(key) ?? 0) + count);
    };
    for (const id of this.#asked) add(id, 1);
    for (const direction of ['request', 'response'] as const) {
      for (const { refs } of this.#definitions[direction].all)
        for (const ref of refs) add(`${direction}:${ref}`, 2);
    }
    return uses;
  }

  /** Request schemas that say the same as the response's: they and all that they lead to are alike. */
  #findShared(): ReadonlyMap<string, string> {
    const { request, response } = this.#definitions;
    const byText = new Map(
      response.all.map((_, index) => [this.#text(`response:${index}`), `response:${index}`]),
    );
    const shared = new Map<string, string>();
    for (const index of request.all.keys()) {
      const same = byText.get(this.#text(`request:${index}`));
      if (same !== undefined) shared.set(`request:${index}`, same);
    }
    // What leads to something that differs does too.
    for (let size = -1; size !== shared.size; ) {
      size = shared.size;
      for (const id of shared.keys()) {
        const refs = [...this.#find(id).definition.refs];
        if (refs.some((ref) => !shared.has(`request:${ref}`))) shared.delete(id);
      }
    }
    return shared;
  }

  /** What is the same for definitions that may be one: the place, and the schema with places for references. */
  #text(id: string): string {
    const { direction, definition } = this.#find(id);
    const { $id: _, ...schema } = definition.schema;
    const all = this.#definitions[direction].all;
    const text = JSON.stringify(schema, (key, value: unknown) => {
      if (key !== '$ref' || typeof value !== 'string') return value;
      const at = all[Number(value.split(':')[1])]?.at;
      return at ? `${at.source}#${at.pointer}` : value;
    });
    return `${definition.at.source}#${definition.at.pointer} ${text}`;
  }
}
