import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The files of the datasets, in a folder: `<id>.csv`, and `<id>.part` while it is being written.
 *
 * Names are made of ids that the server has given, never of what a client sends.
 */
export class DatasetFiles {
  readonly #folder: string;
  readonly #isTemporary: boolean;

  /** @param folder created where it is not there; undefined for one that ends with the server */
  constructor(folder: string | undefined) {
    this.#isTemporary = folder === undefined;
    this.#folder = folder ?? mkdtempSync(join(tmpdir(), 'studio-'));
    mkdirSync(this.#folder, { recursive: true });
  }

  pathOf(id: string): string {
    return join(this.#folder, `${id}.csv`);
  }

  /** Where a file is written before it counts. */
  partOf(id: string): string {
    return join(this.#folder, `${id}.part`);
  }

  /** Puts a file that is whole in its place. */
  async keep(id: string): Promise<void> {
    await rename(this.partOf(id), this.pathOf(id));
  }

  /** Removes a file, whole or not. */
  async remove(id: string): Promise<void> {
    await rm(this.partOf(id), { force: true });
    await rm(this.pathOf(id), { force: true });
  }

  /** Removes what a server that ended in the middle has left. @param isKnown whether there is a dataset of this id */
  sweep(isKnown: (id: string) => boolean): void {
    for (const name of readdirSync(this.#folder)) {
      const [, id, kind] = /^([0-9a-f-]{36})\.(part|csv)$/.exec(name) ?? [];
      if (id !== undefined && (kind === 'part' || !isKnown(id))) rmSync(join(this.#folder, name));
    }
  }

  /** Removes a temporary folder. */
  close(): void {
    if (this.#isTemporary) rmSync(this.#folder, { recursive: true, force: true });
  }
}
