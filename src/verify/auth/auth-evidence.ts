import type { Exchange } from '../../contract/exchange.ts';
import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { sharedByRun } from '../run/shared-by-run.ts';
import type { World } from '../run/world.ts';

/** What the cases of one run have learned together of how a server looks at credentials. */
class AuthEvidence {
  /** Whether the server has ever told two credentials of the right form apart. */
  #tellsApart = false;
  #hasToldForms = false;
  readonly #suspected: { readonly world: World; readonly draft: FindingDraft }[] = [];
  /** Operations that need no credentials, or take any, which explains whatever else is accepted. */
  readonly #open = new Set<Operation>();
  /** Operations that have answered 401 to a request without credentials. */
  readonly #closed = new Set<Operation>();
  /** Those that have refused it otherwise. */
  readonly #others: { readonly world: World; readonly operation: Operation; readonly exchange: Exchange }[] =
    [];

  /** Something of the right form was refused for who it stands for: the server does look at credentials. */
  sawDifference(): void {
    this.#tellsApart = true;
    for (const { world, draft } of this.#suspected.splice(0)) world.report(draft);
  }

  /** A finding that only means something of a server that looks at credentials, and not at their form alone. */
  suspect(world: World, draft: FindingDraft): void {
    if (this.#tellsApart) world.report(draft);
    else this.#suspected.push({ world, draft });
  }

  /** A request without credentials, or with any, was accepted. */
  sawOpen(operation: Operation): void {
    this.#open.add(operation);
  }

  isOpen(operation: Operation): boolean {
    return this.#open.has(operation);
  }

  /** Whether who shows nothing is told so. */
  isClosed(operation: Operation): boolean {
    return this.#closed.has(operation);
  }

  /** A refusal of a request without credentials. */
  sawBare(world: World, operation: Operation, exchange: Exchange): void {
    if (exchange.response.status === 401) this.#closed.add(operation);
    else this.#others.push({ world, operation, exchange });
  }

  /** Says what only all answers together show. */
  conclude(): void {
    this.#concludeForms();
    for (const { world, operation, exchange } of this.#others.splice(0))
      this.#tellStatus(world, operation, exchange);
  }

  /** A mock, or a server for tests, takes whatever looks like credentials: that is told once, and is no error. */
  #concludeForms(): void {
    const [first] = this.#suspected.splice(0);
    if (!first || this.#hasToldForms) return;
    this.#hasToldForms = true;
    first.world.report({
      ...first.draft,
      severity: 'note',
      message:
        'the server looks at the form of credentials alone, as a mock does: any are accepted everywhere',
      detail: 'everywhere',
    });
  }

  /** A status is wrong where the document names 401, and the server knows it: other operations have answered so. */
  #tellStatus(world: World, operation: Operation, exchange: Exchange): void {
    if (!isNamedStatus(operation, 401)) return;
    const at = findResponse(operation, 401)?.at;
    world.report({
      code: 'auth-status',
      operation,
      message: 'a request without credentials is not refused as such',
      expected: '401',
      actual: String(exchange.response.status),
      ...(at && { at }),
      ...(this.#closed.size === 0 && { severity: 'note' }),
      steps: [exchange],
    });
  }
}

/** The evidence of a run. */
export const authEvidenceOf = sharedByRun(() => new AuthEvidence());
