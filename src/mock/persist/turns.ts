/** Lets those who want the same session at it one after the other; who wants all waits for everybody, and all for them. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();
  #all: Promise<unknown> = Promise.resolve();

  /** @param session undefined for all */
  take<T>(session: string | undefined, act: () => Promise<T>): Promise<T> {
    const before = session === undefined ? [...this.#last.values()] : [this.#last.get(session)];
    const turn = Promise.all([this.#all, ...before]).then(act);
    // Who comes after does not care how it ended.
    const ended = turn.then(
      () => {},
      () => {},
    );
    if (session === undefined) this.#all = ended;
    else {
      this.#last.set(session, ended);
      void ended.then(() => {
        if (this.#last.get(session) === ended) this.#last.delete(session);
      });
    }
    return turn;
  }
}
