import type { Exchange } from '../../contract/exchange.ts';
import type { Method } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { sharedByRun } from '../run/shared-by-run.ts';
import type { World } from '../run/world.ts';
import { type PathGroup, refuserOf } from './path-group.ts';

/** Something that may be the server's way, until it is seen to do otherwise. */
interface Seen {
  readonly world: World;
  readonly group: PathGroup;
  readonly method: Method;
  /** The last one decides. */
  readonly steps: readonly Exchange[];
}

/** Something to report. */
interface FindingIn {
  readonly world: World;
  readonly draft: FindingDraft;
}

/** What the cases of one run have learned together of how a server refuses methods. */
class MethodEvidence {
  #sendsAllow = false;
  #answersHead = false;
  #tellsOptions = false;
  /** By path, in upper case. */
  readonly #answered = new Map<string, Set<string>>();
  /** Paths that refuse a method with 405. */
  readonly #refusing = new Set<string>();
  /** Paths that do not: the first method that is not found at each. */
  readonly #notFound = new Map<string, Seen>();
  readonly #withoutAllow: Seen[] = [];
  readonly #headMissing: Seen[] = [];
  readonly #optionsWrong: FindingIn[] = [];

  /** A 405 with `Allow`: the server knows of it. */
  sawAllow(): void {
    this.#sendsAllow = true;
  }

  /** A 405 without it. */
  sawNoAllow(seen: Seen): void {
    const { operations } = seen.world.model;
    const isNamed = operations.some(({ responses }) => responses.some(({ status }) => status === '405'));
    // Who documents 405 at one path knows what it is at all of them.
    if (seen.group.names405 || isNamed) tellNoAllow(seen, false);
    else this.#withoutAllow.push(seen);
  }

  /** A method that the path does not have was refused with 405. */
  sawRefused({ path }: PathGroup): void {
    this.#refusing.add(path);
  }

  /** It was refused with 404, where GET finds something. */
  sawNotFound(seen: Seen): void {
    if (!this.#notFound.has(seen.group.path)) this.#notFound.set(seen.group.path, seen);
  }

  /** A method that the document does not have was answered with a success, and told. */
  sawAnswered({ path }: PathGroup, method: Method): void {
    this.#answered.set(path, (this.#answered.get(path) ?? new Set()).add(method.toUpperCase()));
  }

  /** Whether all these were told of a path already: Allow is right to name what works. */
  areAnswered({ path }: PathGroup, names: readonly string[]): boolean {
    return names.length > 0 && names.every((name) => this.#answered.get(path)?.has(name));
  }

  /** HEAD was answered as GET is: the server has it. */
  sawHead(): void {
    this.#answersHead = true;
  }

  /** HEAD was not found where GET was answered. */
  sawNoHead(seen: Seen): void {
    this.#headMissing.push(seen);
  }

  /** The answer to OPTIONS named several methods, and all that the path has. */
  sawOptions(): void {
    this.#tellsOptions = true;
  }

  /** It named others: a proxy may have answered it, unless the server is right elsewhere. */
  sawWrongOptions(wrong: FindingIn): void {
    this.#optionsWrong.push(wrong);
  }

  /** Says what only all answers together show: a server that never does a thing may have its reasons. */
  conclude(): void {
    for (const seen of this.#withoutAllow.splice(0)) tellNoAllow(seen, !this.#sendsAllow);
    for (const seen of this.#headMissing.splice(0)) if (this.#answersHead) tellNoHead(seen);
    this.#concludeNotFound();
    for (const { world, draft } of this.#optionsWrong.splice(0)) if (this.#tellsOptions) world.report(draft);
  }

  /** Who refuses methods with 405 at most paths has forgotten the others. */
  #concludeNotFound(): void {
    const wrong = [...this.#notFound.values()].filter(({ group }) => !this.#refusing.has(group.path));
    this.#notFound.clear();
    if (!this.#sendsAllow || this.#refusing.size < Math.max(2, 2 * wrong.length)) return;
    for (const seen of wrong) tellNotFound(seen);
  }
}

function tellNotFound({ world, group, method, steps }: Seen): void {
  world.report({
    code: 'method-status',
    ...refuserOf(group, method),
    message:
      'a method that the path does not have is a 404 though the path is there, and a 405 at other paths',
    expected: '405',
    actual: '404',
    steps,
  });
}

function tellNoAllow({ world, group, method, steps }: Seen, isNote: boolean): void {
  world.report({
    code: 'allow-incomplete',
    ...refuserOf(group, method),
    message: 'a 405 does not say in Allow which methods there are',
    expected: [...group.methods].join(', '),
    actual: 'no Allow',
    ...(isNote && { severity: 'note' }),
    steps,
  });
}

function tellNoHead({ world, group, steps }: Seen): void {
  world.report({
    code: 'head-differs',
    operation: group.operations.find(({ method }) => method === 'get') ?? group.operations[0],
    message: 'HEAD finds nothing where GET does, though the server has HEAD elsewhere',
    expected: String(steps[0]?.response.status ?? 200),
    actual: String(steps.at(-1)?.response.status ?? 404),
    steps,
  });
}

/** The evidence of a run. */
export const methodEvidenceOf = sharedByRun(() => new MethodEvidence());
