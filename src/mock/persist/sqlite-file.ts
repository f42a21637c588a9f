import { chmodSync, existsSync } from 'node:fs';
import { ToolkitError } from '../../error.ts';
import type { CellChange, Cells } from './cell.ts';

/** Not imported: commands that keep nothing do without it. */
type Database = InstanceType<typeof import('node:sqlite')['DatabaseSync']>;

/** `CNCD`: what makes a file one of ours. */
const applicationId = 0x434e4344;
/** Of the tables; another one when they change. */
const schemaVersion = 1;

/** What is to be written of one session, after all that was kept of it is taken away where `isCleared` says so. */
export interface SessionChange {
  readonly session: string;
  readonly isCleared?: boolean;
  readonly change: CellChange;
}

/** A file of SQLite that keeps cells; one process at a time has it. */
export interface SqliteFile {
  /** The one idle longest first. */
  sessions(): readonly string[];
  read(session: string): Cells;
  /** All of it or nothing; when this returns, the end of the process loses none of it. */
  write(changes: readonly SessionChange[]): void;
  /** A text of no session. @param value kept where there is none yet */
  shared(name: string, value?: string): string | undefined;
  close(): void;
}

/**
 * Opens a file, or makes it.
 *
 * What is written is handed to the operating system before `write` returns, and not forced onto the disk: the end of the
 * process, `kill -9` too, loses nothing; a crash of the machine may lose the last moments, and never leaves half of a
 * change.
 *
 * @throws ToolkitError E_STATE for a file that another process has open, that is none of ours, or cannot be made
 */
export function openSqliteFile(file: string): SqliteFile {
  // As late as here: the module takes its time, and few runs need it.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  let database: Database | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    prepare(database, file);
    return fileOf(database);
  } catch (error) {
    database?.close();
    throw openError(error, file);
  }
}

function prepare(database: Database, file: string): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  const id = numberOf(database, 'application_id');
  const version = numberOf(database, 'user_version');
  const isEmpty = numberOf(database, 'schema_version') === 0 && id === 0;
  if (!isEmpty && id !== applicationId) throw notOurs(file);
  if (version > schemaVersion) {
    throw new ToolkitError(
      'E_STATE',
      `${file} was written by a newer version of Concordat: its format is ${version}, and this one reads ${schemaVersion}`,
      { hint: 'Update Concordat, or name another file.' },
    );
  }
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  // Also takes the file: who comes after waits in vain.
  database.exec('BEGIN IMMEDIATE');
  if (isEmpty) {
    // What requests say is in it, passwords too; SQLite gives the files beside it the same rights.
    chmodSync(file, 0o600);
    database.exec(
      'CREATE TABLE cells (session TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (session, key)) STRICT, WITHOUT ROWID',
    );
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion};`);
  }
  // Beside the cells, so that who does not know of it reads the file as ever.
  database.exec('CREATE TABLE IF NOT EXISTS shared (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT');
  database.exec('COMMIT');
}

function fileOf(database: Database): SqliteFile {
  const sessions = database.prepare(
    `SELECT session FROM cells WHERE key = '["times"]' ORDER BY CAST(value ->> 1 AS INTEGER)`,
  );
  const read = database.prepare('SELECT key, value FROM cells WHERE session = ?');
  const put = database.prepare('INSERT OR REPLACE INTO cells (session, key, value) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM cells WHERE session = ? AND key = ?');
  const clear = database.prepare('DELETE FROM cells WHERE session = ?');
  const putShared = database.prepare('INSERT OR IGNORE INTO shared (name, value) VALUES (?, ?)');
  const getShared = database.prepare('SELECT value FROM shared WHERE name = ?');
  const writeOne = ({ session, isCleared, change }: SessionChange) => {
    if (isCleared) clear.run(session);
    for (const [key, value] of change) {
      if (value === undefined) remove.run(session, key);
      else put.run(session, key, value);
    }
  };
  return {
    sessions: () => sessions.all().map(({ session }) => String(session)),
    read: (session) => new Map(read.all(session).map(({ key, value }) => [String(key), String(value)])),
    write(changes) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const change of changes) writeOne(change);
        database.exec('COMMIT');
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    shared(name, value) {
      if (value !== undefined) putShared.run(name, value);
      const row = getShared.get(name);
      return row && String(row.value);
    },
    close: () => database.close(),
  };
}

function numberOf(database: Database, pragma: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}

function notOurs(file: string): ToolkitError {
  return new ToolkitError('E_STATE', `${file} is not a file in which Concordat keeps state`, {
    hint: 'Name a file that does not exist yet, or one that --state has made; this one is left as it is.',
  });
}

/** Primary result codes. @see https://www.sqlite.org/rescode.html */
const [sqliteBusy, sqliteCantOpen, sqliteReadOnly, sqliteNotADatabase, sqliteCorrupt] = [5, 14, 8, 26, 11];

function openError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const code = Number(error.errcode) & 0xff;
  if (code === sqliteNotADatabase) return notOurs(file);
  const because = (message: string, hint: string) =>
    new ToolkitError('E_STATE', message, { hint, cause: error });
  if (code === sqliteBusy) {
    return because(
      `${file} is in use by another process`,
      'End the other mock, name another file, or let several mocks share one world with --state redis://….',
    );
  }
  if (code === sqliteCantOpen) {
    const what = existsSync(file) ? 'cannot be opened' : 'cannot be made';
    return because(`${file} ${what}: ${error.message}`, 'The folder must be there, and may be written to.');
  }
  if (code === sqliteReadOnly) {
    return because(`${file} cannot be written to`, 'Allow writing to it and to its folder.');
  }
  if (code === sqliteCorrupt) {
    return because(`${file} is damaged: ${error.message}`, 'Remove it, or put a copy in its place.');
  }
  return because(`${file} cannot be used: ${error.message}`, 'Name another file.');
}
