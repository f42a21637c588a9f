import { follow } from '../../document/document.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import type { Location } from '../../problem.ts';

/** The schemas that are referred to, each once and under a name of its own, in the order in which they are met. */
export class NamedSchemas {
  readonly #model: Model;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  /** Grows while schemas are written that refer to others. */
  readonly list: { readonly name: string; readonly schema: SchemaNode }[] = [];

  constructor(model: Model) {
    this.#model = model;
  }

  /** The name of what a reference leads to; undefined where it leads to nothing. */
  nameOf(ref: string, at: Location): string | undefined {
    const target = follow(this.#model.document, ref, at.source);
    if (!target) return undefined;
    const key = `${target.at.source}#${target.at.pointer}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#unique(lastWord(target.at));
    this.#names.set(key, name);
    this.list.push({ name, schema: target });
    return name;
  }

  #unique(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name.toLowerCase()); count += 1) name = `${wanted}-${count}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** `#/components/schemas/Job` is called `Job`, a whole file `job.yaml` is called `job`. */
function lastWord({ source, pointer }: Location): string {
  const segment = pointer.split('/').at(-1) || (source.split(/[/\\]/).at(-1) ?? '').replace(/\.[a-z]+$/i, '');
  return segment.replaceAll('~1', '/').replaceAll('~0', '~') || 'schema';
}
