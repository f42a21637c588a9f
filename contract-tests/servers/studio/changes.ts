import { EventEmitter } from 'node:events';

/** Tells those who watch a generation that it has changed. */
export class Changes {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  tell(id: string): void {
    this.#emitter.emit(id);
  }

  /** @returns what ends the watching */
  watch(id: string, onChange: () => void): () => void {
    this.#emitter.on(id, onChange);
    return () => void this.#emitter.off(id, onChange);
  }
}
