/** The tables of the studio. Times are milliseconds since 1970; `account` is an account's address, in lower case. */
export const studioSchema = `
  CREATE TABLE IF NOT EXISTS accounts (
    email TEXT PRIMARY KEY,
    salt BLOB,
    password_hash BLOB
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    hash BLOB PRIMARY KEY,
    account TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS datasets (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    filename TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    columns TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS datasets_by_change ON datasets (account, updated_at, id);
  CREATE TABLE IF NOT EXISTS generators (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    type TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    epsilon REAL,
    seed INTEGER NOT NULL,
    status TEXT NOT NULL,
    progress REAL NOT NULL,
    output_dataset_id TEXT,
    error TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS generators_by_status ON generators (status, account);
  CREATE TABLE IF NOT EXISTS evaluations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    generator_id TEXT NOT NULL,
    dataset_id TEXT NOT NULL,
    status TEXT NOT NULL,
    scores TEXT,
    error TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS evaluations_by_status ON evaluations (status);
  CREATE TABLE IF NOT EXISTS webhooks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS webhooks_by_account ON webhooks (account);
  CREATE TABLE IF NOT EXISTS deliveries (
    message_id TEXT PRIMARY KEY,
    webhook_id TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_by_time ON deliveries (due_at);
  CREATE TABLE IF NOT EXISTS audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time INTEGER NOT NULL,
    user TEXT,
    action TEXT NOT NULL,
    resource TEXT NOT NULL,
    status INTEGER NOT NULL,
    duration_ms REAL NOT NULL,
    address TEXT,
    user_agent TEXT
  ) STRICT;
`;
