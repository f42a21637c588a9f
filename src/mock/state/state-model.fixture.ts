import fc from 'fast-check';
import { expect } from 'vitest';
import { ownValueAt } from '../../document/pointer.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Resource, Role } from '../../resources/resource.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { itemShape } from './item-shape.ts';
import { referencesOf } from './references.ts';
import { shownShape } from './shown-shape.ts';
import type { Bench, BenchAnswer } from './state.fixture.ts';
import { stateContext } from './state-context.ts';

/** What should be there: by resource the ids in the order of their making, and what each was last seen to be. */
export type Expected = Map<string, Map<string, Record<string, unknown> | undefined>>;

type Does = readonly [Operation, Exclude<Role, { readonly kind: 'none' }>];
type Command = fc.Command<Expected, Bench>;

/** What is drawn at random for a command; which item it is about follows from what is there. */
interface Draw {
  readonly which: number;
  readonly item: number;
  readonly seed: number;
}

/** Requests to an API in any order, each of them checked against what should be there. */
export function commandsFor(bench: Bench): fc.Arbitrary<Iterable<Command>> {
  const does = [...bench.map.roles].filter(
    (entry): entry is [Operation, Does[1]] => entry[1].kind !== 'none',
  );
  const draw = fc.record({ which: fc.nat(does.length - 1), item: fc.nat(9), seed: fc.nat(1000) });
  const request = draw.map((drawn): Command => new RequestCommand(does, drawn));
  const time = fc.integer({ min: 1, max: 3000 }).map((ms): Command => new TimeCommand(ms));
  return fc.commands([request, time], { maxCommands: 40, size: 'max' });
}

class TimeCommand implements Command {
  readonly #ms: number;

  constructor(ms: number) {
    this.#ms = ms;
  }

  check(): boolean {
    return true;
  }

  run(_expected: Expected, { world }: Bench): void {
    world.clock.advance(this.#ms);
  }

  toString(): string {
    return `wait ${this.#ms} ms`;
  }
}

class RequestCommand implements Command {
  readonly #does: Does;
  readonly #draw: Draw;

  constructor(does: readonly Does[], draw: Draw) {
    const chosen = does[draw.which];
    if (!chosen) throw new Error('there is nothing to do');
    this.#does = chosen;
    this.#draw = draw;
  }

  check(): boolean {
    return true;
  }

  run(expected: Expected, bench: Bench): void {
    const [operation, role] = this.#does;
    const resource = bench.map.resources.get(role.resource);
    if (!resource) throw new Error(`there is no ${role.resource}`);
    const step = new Step(bench, resource, expected, this.#draw);
    step.run(operation, role);
  }

  toString(): string {
    const [{ method, path }] = this.#does;
    return `${method} ${path} ${JSON.stringify(this.#draw)}`;
  }
}

class Step {
  readonly #bench: Bench;
  readonly #resource: Resource;
  readonly #expected: Expected;
  readonly #draw: Draw;

  constructor(bench: Bench, resource: Resource, expected: Expected, draw: Draw) {
    this.#bench = bench;
    this.#resource = resource;
    this.#expected = expected;
    this.#draw = draw;
  }

  run(operation: Operation, role: Does[1]): void {
    const items = this.#items(role.resource);
    if (role.kind === 'list') {
      this.#list(operation, role, items);
      return;
    }
    const own = role.kind === 'create' ? undefined : this.#id(items);
    const isThere = own !== undefined && items.has(own);
    const { path, areThere } = this.#path(operation, role, own);
    const input = 'input' in role ? this.#input(operation, role) : undefined;
    const answer = this.#send(
      operation.method.toUpperCase(),
      path,
      input && { body: input.body, type: input.type },
    );
    expect(answer.violations.filter((text) => text.startsWith('body'))).toEqual([]);
    if (role.kind !== 'create' && (!isThere || !areThere)) {
      expect(answer.status).toBe(404);
      return;
    }
    if (!areThere) {
      expect(answer.status).toBe(404);
      return;
    }
    if (role.kind === 'create') this.#created(role, items, answer, input?.body);
    else this.#seen(role, items, String(own), answer, input?.body);
  }

  #items(resource: string): Map<string, Record<string, unknown> | undefined> {
    let items = this.#expected.get(resource);
    if (!items) {
      items = new Map();
      this.#expected.set(resource, items);
    }
    return items;
  }

  /** One that is there, mostly. */
  #id(items: ReadonlyMap<string, unknown>): string {
    const ids = [...items.keys()];
    const isMissing = this.#draw.item === 9 || ids.length === 0;
    return isMissing ? this.#missingId() : (ids[this.#draw.item % ids.length] ?? '');
  }

  #missingId(): string {
    const { id } = this.#resource;
    const made =
      id?.schema &&
      samplerOf(this.#bench.model, id.schema, 'request').sample(
        this.#random('missing'),
        defaultSampleOptions,
      );
    return String(made?.value ?? 'missing');
  }

  #random(about: string) {
    return createRandom(`${this.#draw.seed} ${about}`);
  }

  #path(operation: Operation, role: Role, own: string | undefined): { path: string; areThere: boolean } {
    let areThere = true;
    const path = operation.path.replace(/\{([^{}]+)\}/g, (_text, name: string) => {
      const scope = role.scope?.find(({ parameter }) => parameter === name);
      if (!scope) return encodeURIComponent(own ?? '');
      if (scope.resource === undefined) return 'customer_data';
      const above = [...this.#items(scope.resource).keys()];
      const id = above[this.#draw.item % Math.max(1, above.length)];
      if (id === undefined) areThere = false;
      return encodeURIComponent(id ?? '00000000-0000-4000-8000-000000000000');
    });
    return { path, areThere };
  }

  #input({ requestBody }: Operation, { input }: Role & { readonly kind: 'create' | 'replace' | 'patch' }) {
    const media = requestBody?.content.find(({ name }) => parseMediaType(name)?.subtype.endsWith('json'));
    if (!media || !input.schema) return undefined;
    const options = { ...defaultSampleOptions, fillProperties: false, optionalsProbability: 0.6 };
    const { value } = samplerOf(this.#bench.model, input.schema, 'request').sample(
      this.#random('body'),
      options,
    );
    if (!isObject(value)) return undefined;
    // Most of what a body names should be there.
    const context = stateContext(this.#bench.model, this.#bench.map);
    const named = referencesOf(context, this.#resource).flatMap(({ property, resource }) => {
      const [id] = this.#items(resource.name).keys();
      return Object.hasOwn(value, property) && id !== undefined && this.#draw.seed % 5 > 0
        ? [[property, id]]
        : [];
    });
    return { type: media.name, body: { ...value, ...Object.fromEntries(named) } };
  }

  #created(
    role: Role & { readonly kind: 'create' },
    items: Map<string, Record<string, unknown> | undefined>,
    answer: BenchAnswer,
    body: Record<string, unknown> | undefined,
  ): void {
    if (answer.status !== role.status) {
      expect([404, 409]).toContain(answer.status);
      return;
    }
    const path = role.idPath ?? [...(role.answer?.path ?? []), this.#resource.id?.property ?? 'id'];
    const id = ownValueAt(answer.body, path);
    expect(id).toBeDefined();
    expect(items.has(String(id))).toBe(false);
    items.set(String(id), undefined);
    const { model, map } = this.#bench;
    const { schema } = role.answer ?? {};
    if (!schema || !shownShape(stateContext(model, map), this.#resource, schema).isWhole) return;
    this.#seen(role, items, String(id), answer, body);
  }

  #seen(
    role: Exclude<Does[1], { readonly kind: 'list' }>,
    items: Map<string, Record<string, unknown> | undefined>,
    id: string,
    answer: BenchAnswer,
    body: Record<string, unknown> | undefined,
  ): void {
    const before = items.get(id);
    if (answer.status >= 400) {
      // Something is in the way, or has ended: nothing happens then.
      expect(role.kind).not.toBe('read');
      expect([404, 409]).toContain(answer.status);
      return;
    }
    if (role.kind === 'delete') {
      items.delete(id);
      return;
    }
    const item = ownValueAt(answer.body, role.answer?.path ?? []);
    if (!isObject(item)) throw new Error('an item is an object');
    if (role.kind === 'read' && before && !this.#resource.lifecycle) expect(item).toEqual(before);
    if (before) this.#keeps(before, item);
    if (body) expect(item).toMatchObject(this.#said(body));
    items.set(id, item);
  }

  /** Sends a request; what jobs have made since the last one is there then. */
  #send(
    method: string,
    target: string,
    request?: { readonly body: unknown; readonly type: string },
  ): BenchAnswer {
    const { map, store, send } = this.#bench;
    const answer = send(method, target, request);
    const all = { scope: {}, where: [], order: [], newestFirst: false, limit: 1000 } as const;
    for (const { name, lifecycle } of map.resources.values()) {
      if (!lifecycle) continue;
      for (const { value } of store.list(name, { ...all, from: { kind: 'offset', offset: 0 } }).items) {
        this.#expectMade(lifecycle.results.map((result) => value[result]));
      }
    }
    return answer;
  }

  #expectMade(ids: readonly unknown[]): void {
    for (const { name } of this.#bench.map.resources.values()) {
      for (const id of ids) {
        const made = this.#bench.store.get(name, String(id), {});
        if (made) this.#items(name).set(made.id, this.#items(name).get(made.id));
      }
    }
  }

  /** What does not change, whatever is done. */
  #keeps(before: Record<string, unknown>, item: Record<string, unknown>): void {
    const { resource, lifecycle } = { resource: this.#resource, lifecycle: this.#resource.lifecycle };
    const { times } = itemShape(stateContext(this.#bench.model, this.#bench.map), resource);
    const made = times.filter(({ of }) => of === 'made').map(({ name }) => name);
    for (const name of [...made, ...(resource.id ? [resource.id.property] : [])])
      expect(item[name]).toEqual(before[name]);
    if (!lifecycle) return;
    const states = [...lifecycle.states, ...lifecycle.otherEnds];
    const [old, now] = [before, item].map((value) => states.indexOf(String(value[lifecycle.property])));
    expect(now).toBeGreaterThanOrEqual(old ?? 0);
  }

  /** What of a body is shown again. */
  #said(body: Record<string, unknown>): Record<string, unknown> {
    const { properties, readOnly, writeOnly } = itemShape(
      stateContext(this.#bench.model, this.#bench.map),
      this.#resource,
    );
    return Object.fromEntries(
      Object.entries(body).filter(
        ([name, value]) =>
          properties.has(name) && !readOnly.has(name) && !writeOnly.has(name) && value !== null,
      ),
    );
  }

  /** Every item once, page by page. */
  #list(operation: Operation, role: Role & { readonly kind: 'list' }, items: Map<string, unknown>): void {
    const { path, areThere } = this.#path(operation, role, undefined);
    const scoped = (role.scope?.length ?? 0) > 0;
    const seen: string[] = [];
    let target: string | undefined = path;
    for (let page = 1; target !== undefined; page += 1) {
      const answer: BenchAnswer = this.#send('GET', target);
      expect(answer.violations).toEqual([]);
      if (!areThere) {
        expect(answer.status).toBe(404);
        return;
      }
      const list = ownValueAt(answer.body, role.answer.path);
      if (!Array.isArray(list)) throw new Error('a list is an array');
      seen.push(...list.map((item) => String(item[this.#resource.id?.property ?? 'id'])));
      if (role.page?.told.total && !scoped)
        expect(ownValueAt(answer.body, role.page.told.total)).toBe(items.size);
      target = list.length === 0 ? undefined : nextOf(role, path, page, answer);
    }
    if (!scoped) expect(seen.toSorted()).toEqual([...items.keys()].toSorted());
  }
}

function nextOf(
  { page }: Role & { readonly kind: 'list' },
  path: string,
  number: number,
  answer: BenchAnswer,
): string | undefined {
  if (!page) return undefined;
  if (page.kind === 'page') return `${path}?${page.parameter}=${number + 1}`;
  return /<([^>]*)>; rel="next"/.exec(answer.headers?.link ?? '')?.[1];
}
