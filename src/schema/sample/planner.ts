import { follow, refOf } from '../../document/document.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem } from '../../problem.ts';
import { isKnownFormat } from '../formats.ts';
import type { Direction } from '../hidden-properties.ts';
import { validatorOf } from '../validate.ts';
import { type DemandContext, demandOf } from './demand.ts';
import { Plan, type PlanSource } from './plan.ts';

/** Plans beyond this many are forgotten and made anew: alternatives multiply. */
const maxPlans = 50_000;

/** Makes the plans of one document and direction, each once. */
export class Planner implements PlanSource {
  readonly context: DemandContext;
  readonly #problems: Problem[];
  #plans = new Map<string, Plan>();
  readonly #hidden = new WeakMap<object, boolean>();

  /** @param problems what cannot be honoured is added to it */
  constructor(model: Model, direction: Direction, strict: boolean, problems: Problem[]) {
    this.context = { model, direction, strict };
    this.#problems = problems;
  }

  readonly planOf = (given: readonly SchemaNode[], hint: string | undefined, isPassing = false): Plan => {
    const nodes = given.map((node) => withoutRef(this.context.model, node));
    // A name says nothing of an object: the same schema under many names is planned once.
    const used = nodes.every(({ value }) => maySpeakOfScalars(value)) ? hint : undefined;
    const key = `${nodes.map(({ value, at }) => idOf(value, at)).join()} ${used ?? ''}`;
    const known = this.#plans.get(key);
    if (known) return known;
    const plan = new Plan(this, demandOf(this.context, nodes), used);
    if (isPassing && used !== undefined) return plan;
    if (this.#plans.size >= maxPlans) this.#plans = new Map();
    this.#plans.set(key, plan);
    return plan;
  };

  readonly isHidden = (node: SchemaNode): boolean => {
    if (!isObject(node.value)) return false;
    const known = this.#hidden.get(node.value);
    if (known !== undefined) return known;
    const flag = this.context.direction === 'request' ? 'readOnly' : 'writeOnly';
    const hidden = demandOf(this.context, [node]).parts.some(({ schema }) => schema[flag] === true);
    this.#hidden.set(node.value, hidden);
    return hidden;
  };

  readonly isValid = (node: SchemaNode, value: unknown): boolean =>
    validatorOf(this.context.model, node, this.context.direction).check(value).length === 0;

  readonly isFormat = (format: string, text: string): boolean => {
    if (!isKnownFormat(format)) return true;
    const at = { source: 'format:', pointer: `/${format}` };
    return this.isValid({ value: { format }, at }, text);
  };

  readonly warn = (code: string, message: string, at: Location, hint?: string): void => {
    const isKnown = this.#problems.some(
      (known) => known.code === code && known.at?.pointer === at.pointer && known.at.source === at.source,
    );
    if (isKnown || this.#problems.length >= 1000) return;
    this.#problems.push({ code, severity: 'warning', message, at, ...(hint !== undefined && { hint }) });
  };
}

const ids = new WeakMap<object, number>();
let nextId = 0;

/** A number for each schema object: the same schema read twice is one. */
function idOf(value: unknown, at: Location): string {
  // A boolean has no identity but its place.
  if (!isObject(value)) return `${String(value)}@${at.source}#${at.pointer}`;
  let id = ids.get(value);
  if (id === undefined) {
    id = nextId;
    nextId += 1;
    ids.set(value, id);
  }
  return String(id);
}

const beside: ReadonlySet<string> = new Set(['$ref', 'description', 'summary', 'title']);

/** What a schema that is nothing but a reference leads to. */
function withoutRef({ document, version }: Model, node: SchemaNode): SchemaNode {
  let current = node;
  for (let hops = 0; hops < 20; hops += 1) {
    const ref = refOf(current.value);
    if (ref === undefined || !isObject(current.value)) return current;
    if (version !== '3.0' && !Object.keys(current.value).every((key) => beside.has(key))) return current;
    const target = follow(document, ref, current.at.source);
    if (!target) return current;
    current = target;
  }
  return current;
}

function maySpeakOfScalars(value: unknown): boolean {
  if (!isObject(value)) return true;
  const named = Array.isArray(value.type) ? value.type : [value.type];
  return !named.includes('object') && value.properties === undefined && value.allOf === undefined;
}
