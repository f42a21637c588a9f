import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { PageQuery } from '../shared/page.ts';
import type { Project, ProjectFields, ProjectStatus } from './types.ts';

/** The table of projects; `number` keeps their order. */
export const projectSchema = `
  CREATE TABLE IF NOT EXISTS projects (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    description TEXT,
    owner TEXT,
    status TEXT NOT NULL,
    tags TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
`;

/** A project, and how often it has been written. */
export interface StoredProject {
  readonly project: Project;
  readonly version: number;
}

/** The projects, in SQLite. A name that is taken is a unique violation of the database. */
export class ProjectStore {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  create(fields: ProjectFields): StoredProject {
    const id = randomUUID();
    const now = this.#clock().toISOString();
    const { name, description, owner, status, tags } = columnsOf(fields);
    this.#database
      .prepare(
        `INSERT INTO projects (id, name, description, owner, status, tags, version, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)`,
      )
      .run(id, name, description, owner, status, tags, now, now);
    return { project: { id, ...fields, created_at: now, updated_at: now }, version: 1 };
  }

  find(id: string): StoredProject | undefined {
    const row = this.#database.prepare('SELECT * FROM projects WHERE id = ?').get(id);
    return row && { project: projectOf(row), version: Number(row.version) };
  }

  /** A page, the newest first, and how many there are on all pages. */
  list({ page, page_size, status }: PageQuery<ProjectStatus>): {
    readonly projects: readonly Project[];
    readonly total: number;
  } {
    const where = 'WHERE ?1 IS NULL OR status = ?1';
    const wanted = status ?? null;
    const rows = this.#database
      .prepare(`SELECT * FROM projects ${where} ORDER BY number DESC LIMIT ?2 OFFSET ?3`)
      .all(wanted, page_size, (page - 1) * page_size);
    const count = this.#database.prepare(`SELECT count(*) AS total FROM projects ${where}`).get(wanted);
    return { projects: rows.map(projectOf), total: Number(count?.total) };
  }

  /** Writes the fields of a project that is there. */
  update({ project, version }: StoredProject, fields: ProjectFields): StoredProject {
    const { id, created_at } = project;
    const now = this.#clock().toISOString();
    const { name, description, owner, status, tags } = columnsOf(fields);
    this.#database
      .prepare(
        `UPDATE projects SET name = ?, description = ?, owner = ?, status = ?, tags = ?, version = ?, updated_at = ?
         WHERE id = ?`,
      )
      .run(name, description, owner, status, tags, version + 1, now, id);
    return { project: { id, ...fields, created_at, updated_at: now }, version: version + 1 };
  }

  delete(id: string): void {
    this.#database.prepare('DELETE FROM projects WHERE id = ?').run(id);
  }
}

function columnsOf({ name, description, owner, status, tags }: ProjectFields) {
  return { name, description: description ?? null, owner: owner ?? null, status, tags: JSON.stringify(tags) };
}

/** Rows hold what this class wrote. */
function projectOf(row: Record<string, unknown>): Project {
  return {
    id: String(row.id),
    name: String(row.name),
    ...(row.description !== null && { description: String(row.description) }),
    ...(row.owner !== null && { owner: String(row.owner) }),
    status: row.status as ProjectStatus,
    tags: JSON.parse(String(row.tags)),
    created_at: String(row.created_at),
    updated_at: String(row.updated_at),
  };
}
