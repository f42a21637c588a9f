import type { Operation } from '../../model/model.ts';
import { createRandom, type Random } from '../../schema/sample/random.ts';
import { judgeInvalid, namesValidation } from '../boundaries/judge-refusal.ts';
import { saysLenient } from '../boundaries/lenience.ts';
import { placeLabel } from '../boundaries/place.ts';
import { itemForChange, itemForRefusals, renewItem } from '../boundaries/target-item.ts';
import { settledRequest, wireViolations } from '../boundaries/wire-check.ts';
import type { FindingDraft } from '../finding.ts';
import type { CaseRequest } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import { rootCause } from '../run/findings.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { shrink } from '../shrink/shrink.ts';
import { smallerRequests } from '../shrink/smaller-requests.ts';
import { type BrokenRequest, brokenRequest } from './broken-request.ts';
import type { FuzzParts } from './fuzz-parts.ts';
import { validRequest } from './valid-request.ts';
import { violationMeant } from './violation-meant.ts';

/** Requests that are sent to find the smallest that shows something. */
const maxShrinks = 20;
/** Requests that are made in search of one that says on the wire what it is meant to say. */
const maxAttempts = 8;

/** A request to try: valid, or with one thing wrong. */
interface Trial {
  readonly request: CaseRequest;
  readonly broken: Omit<BrokenRequest, 'request'> | undefined;
}

/** What was tried on a server: rounds do not repeat one another. */
const triedOn = new WeakMap<World, Set<string>>();

/** Sends random requests of one operation, and shrinks those that show something new. */
export class FuzzRun {
  readonly #world: World;
  readonly #operation: Operation;
  readonly #parts: FuzzParts;
  readonly #baseline: Baseline;
  /** What is only changed can be changed again. */
  #changed: Item | undefined;

  constructor(world: World, operation: Operation, parts: FuzzParts, baseline: Baseline) {
    this.#world = world;
    this.#operation = operation;
    this.#parts = parts;
    this.#baseline = baseline;
  }

  /** Tries one random request; false where what it needs could not be had. */
  async tryOne(index: number): Promise<boolean> {
    const random = this.#world.random(`request ${index}`);
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const trial = this.#trial(createRandom(`${random.next()}`));
      if (!trial || !this.#isNew(trial)) continue;
      const item = await this.#itemFor(trial);
      if (!item) return false;
      let isSent = false;
      const watched = await this.#world.watch(async () => {
        isSent = await this.#send(trial, item);
      });
      if (!isSent) continue;
      for (const { draft, isNew } of watched)
        if (isNew && draft.steps?.length === 1 && draft.operation === this.#operation)
          await this.#shrink(trial, draft);
      return true;
    }
    return true;
  }

  #trial(random: Random): Trial | undefined {
    const { model } = this.#world;
    const { parameters, bodies, places } = this.#parts;
    const usual = this.#baseline.request;
    const hasValid = parameters.length + bodies.length > 0;
    const isValid = hasValid && (places.length === 0 || random.chance(0.5));
    if (isValid) return { request: validRequest(model, this.#parts, usual, random), broken: undefined };
    const base = hasValid && random.chance(0.3) ? validRequest(model, this.#parts, usual, random) : usual;
    const made = brokenRequest(model, places, base, random);
    return made && { request: made.request, broken: made };
  }

  /** Whether neither this request nor its like was tried before; what usually works needs no trying. */
  #isNew({ request }: Trial): boolean {
    const tried = triedOn.get(this.#world) ?? new Set();
    triedOn.set(this.#world, tried.add(this.#signature(this.#baseline.request)));
    const signature = this.#signature(request);
    return !tried.has(signature) && tried.add(signature) !== undefined;
  }

  #signature({ parameters, body }: CaseRequest): string {
    const named = parameters.map(({ parameter, value }) => [parameter.in, parameter.name, value]);
    const bytes = body && Buffer.from(body.bytes).toString('latin1');
    return JSON.stringify([this.#operation.name, named, body?.contentType, bytes]);
  }

  /** What is right works on something of its own where it changes it, what is wrong on what others have tried in vain. */
  async #itemFor({ broken }: Trial): Promise<Item | undefined> {
    if (broken) return itemForRefusals(this.#world, this.#operation);
    const kind = this.#world.map.roles.get(this.#operation)?.kind;
    if ((kind === 'replace' || kind === 'patch') && this.#changed) return this.#changed;
    this.#changed = await itemForChange(this.#world, this.#operation);
    return this.#changed;
  }

  /**
   * Sends a request with ids and names put in, if that says on the wire what is meant, and judges the answer.
   *
   * @returns whether it was sent
   */
  async #send({ request, broken }: Trial, item: Item): Promise<boolean> {
    const world = this.#world;
    const operation = this.#operation;
    const settled = await settledRequest(world, operation, request, item);
    const violations = wireViolations(world, operation, settled, item);
    const violation = broken && violationMeant(violations, broken.broken.keyword);
    if (broken ? !violation : violations.length > 0) return false;
    const manner = broken ? { isOdd: !namesValidation(operation) } : {};
    const exchange = await world.send({ operation, request: settled, item, manner });
    if (!exchange || !broken || !violation) return true;
    const { place } = broken;
    const { keyword, what, severity } = broken.broken;
    const label = placeLabel(place);
    const level = severity ?? (saysLenient(place) ? 'note' : undefined);
    const draft = judgeInvalid({ operation, label, keyword, what, violation, exchange, severity: level });
    if (!draft) return true;
    world.report(draft);
    await renewItem(world, operation);
    return true;
  }

  /** Sends smaller and smaller requests, as long as they show the same. */
  async #shrink(trial: Trial, draft: FindingDraft): Promise<void> {
    const world = this.#world;
    const cause = rootCause(draft);
    const usual = this.#baseline.request;
    let left = maxShrinks;
    // What has not shown it is met again on the way from each that has.
    const asked = new Set<string>();
    const shows = async (request: CaseRequest): Promise<boolean> => {
      const signature = this.#signature(request);
      if (asked.has(signature)) return false;
      asked.add(signature);
      const item = await this.#itemFor(trial);
      if (!item) return false;
      const watched = await world.watch(async () => {
        if (await this.#send({ ...trial, request }, item)) left -= 1;
      });
      const same = watched.find((one) => rootCause(one.draft) === cause);
      if (same) world.improve(same.draft);
      return same !== undefined;
    };
    const smaller = (request: CaseRequest) => smallerRequests(world.model, request, usual);
    await shrink(trial.request, smaller, shows, () => left > 0);
  }
}
