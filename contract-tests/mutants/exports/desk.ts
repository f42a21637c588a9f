import { createHash } from 'node:crypto';

/** A file as it is kept. */
export interface StoredFile {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly delimiter: string;
  readonly content: Buffer;
  readonly createdAt: number;
}

/** An export as it is kept; its status follows from the time. */
export interface StoredExport {
  readonly id: string;
  readonly owner: string;
  readonly file: StoredFile;
  /** The fields of the order that are shown again. */
  readonly order: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  /** When it was cancelled. */
  readonly cancelledAt: number | undefined;
}

/** All that one running server knows. */
export interface Desk {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly files: Map<string, StoredFile>;
  readonly exports: Map<string, StoredExport>;
  /** A new id: `file_00000010`. */
  readonly nextId: (kind: 'file' | 'exp') => string;
}

/** The separators by the names that they have in the document. */
export const separators: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t' };

/** The keys that the server knows, each with its owner. */
export const owners: ReadonlyMap<string, string> = new Map([
  ['desk-alpha-7f3a', 'alpha'],
  ['desk-beta-91c2', 'beta'],
]);

/** Makes a desk with three files, of which the last is the other key's. */
export function createDesk(switched: string | undefined, now: () => number): Desk {
  const on = (id: string) => id === switched;
  let made = 15;
  const nextId = (kind: string) => {
    made += 1;
    const hex = made.toString(16);
    const digits = on('random-ids') ? createHash('sha256').update(hex).digest('hex').slice(0, 8) : hex;
    return `${kind}_${digits.padStart(8, '0')}`;
  };
  const desk: Desk = { on, now, files: new Map(), exports: new Map(), nextId };
  const seeds = [
    ['1', 'alpha', 'customers.csv', 'id,name,city\n1,Ada,London\n2,Linus,Helsinki\n'],
    ['2', 'alpha', 'empty.csv', ''],
    ['3', 'beta', 'salaries.csv', 'id,salary\n1,100\n'],
  ] as const;
  for (const [number, owner, name, text] of seeds) {
    const createdAt = Date.UTC(2024, 2, Number(number), 9);
    const shared = { owner, createdAt };
    const file = {
      ...shared,
      id: `file_0000000${number}`,
      name,
      tags: ['seed'],
      delimiter: 'comma',
      content: Buffer.from(text),
    };
    desk.files.set(file.id, file);
    const order = { format: 'csv', label: null, priority: 'normal', delay_seconds: 0 };
    const id = `exp_0000000${number}`;
    desk.exports.set(id, { ...shared, id, file, order, cancelledAt: undefined });
  }
  return desk;
}
