import { randomBytes } from 'node:crypto';
import { copyFile, type FileHandle, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ToolkitError } from '../../error.ts';
import { harHead, harTail } from './har-text.ts';

/** What a recording may take, in bytes. */
export interface HarFileLimits {
  /** Of the file: what comes later is left out. Default: 400 MB. */
  readonly maxFileBytes: number;
  /** Of what waits to be written: while more does, what comes is left out. Default: 32 MB. */
  readonly maxWaitingBytes: number;
}

const defaultLimits: HarFileLimits = {
  maxFileBytes: 400 * 1024 * 1024,
  maxWaitingBytes: 32 * 1024 * 1024,
};

/** What became of a recording. */
export interface RecordingSummary {
  /** In the file. */
  readonly entries: number;
  /** Left out: there was no room. */
  readonly dropped: number;
}

/**
 * A HAR file that grows entry by entry: what was recorded waits in a hidden file beside it, of which copies take its
 * name whole. Whoever reads it, and whenever the program ends, never finds half of a file.
 */
export class HarFile {
  readonly #path: string;
  readonly #parts: string;
  readonly #limits: HarFileLimits;
  readonly #handle: FileHandle;
  /** One thing after the other. */
  #queue: Promise<void> = Promise.resolve();
  #failure: ToolkitError | undefined;
  #size = 0;
  #waiting = 0;
  #entries = 0;
  #dropped = 0;
  #isSaved = true;

  private constructor(path: string, parts: string, handle: FileHandle, limits: HarFileLimits) {
    this.#path = path;
    this.#parts = parts;
    this.#handle = handle;
    this.#limits = limits;
  }

  /**
   * Begins a recording; a file that is there stays until the first entry is saved.
   *
   * @throws ToolkitError E_OUTPUT where the file cannot be written
   */
  static async open(path: string, limits: Partial<HarFileLimits> = {}): Promise<HarFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const target = await realpath(path).catch(() => path);
      const existing = await stat(target).catch(() => undefined);
      if (existing && !existing.isFile()) throw new Error('it is no file that can be replaced');
      const parts = hiddenBeside(target);
      // Only its owner reads what others said to each other.
      const handle = await open(parts, 'wx', 0o600);
      const file = new HarFile(target, parts, handle, { ...defaultLimits, ...limits });
      file.#append(harHead);
      return file;
    } catch (error) {
      throw outputError(path, error);
    }
  }

  /** What became of it so far. */
  get summary(): RecordingSummary {
    return { entries: this.#entries, dropped: this.#dropped };
  }

  /** Why nothing is written any more; undefined while all is well. */
  get failure(): ToolkitError | undefined {
    return this.#failure;
  }

  /** @param text an entry, as JSON */
  add(text: string): void {
    const size = Buffer.byteLength(text);
    const { maxFileBytes, maxWaitingBytes } = this.#limits;
    if (this.#failure || this.#size + size > maxFileBytes || this.#waiting + size > maxWaitingBytes) {
      this.leaveOut();
      return;
    }
    this.#append(this.#entries === 0 ? text : `,\n${text}`);
    this.#entries += 1;
    this.#isSaved = false;
  }

  /** Counts an entry that is left out. */
  leaveOut(): void {
    this.#dropped += 1;
  }

  /** Gives the file all entries so far, unless it has them. Never rejects: see `failure`. */
  save(): Promise<void> {
    return this.#next(async () => {
      if (this.#isSaved) return;
      this.#isSaved = true;
      const copy = hiddenBeside(this.#path);
      try {
        await copyFile(this.#parts, copy);
        await appendSynced(copy);
        await rename(copy, this.#path);
      } finally {
        await rm(copy, { force: true });
      }
    });
  }

  /**
   * Saves what is left and ends the recording.
   *
   * @throws ToolkitError E_OUTPUT when something could not be written
   */
  async close(): Promise<RecordingSummary> {
    await this.save();
    await this.#handle.close();
    await rm(this.#parts, { force: true });
    if (this.#failure) throw this.#failure;
    return this.summary;
  }

  #append(text: string): void {
    const bytes = Buffer.from(text);
    this.#size += bytes.length;
    this.#waiting += bytes.length;
    void this.#next(async () => {
      await this.#handle.appendFile(bytes);
      this.#waiting -= bytes.length;
    });
  }

  #next(task: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#failure) return;
      try {
        await task();
      } catch (error) {
        this.#failure = outputError(this.#path, error);
      }
    });
    return this.#queue;
  }
}

/** The end of the file, which is on the disk before the file gets its name. */
async function appendSynced(path: string): Promise<void> {
  const handle = await open(path, 'a');
  try {
    await handle.appendFile(harTail);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hiddenBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 200)}.${randomBytes(6).toString('hex')}`);
}

function outputError(path: string, cause: unknown): ToolkitError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ToolkitError('E_OUTPUT', `${path} cannot be recorded: ${reason}`, {
    hint: 'Name a file in a folder that you may write to and that has room.',
    cause,
  });
}
