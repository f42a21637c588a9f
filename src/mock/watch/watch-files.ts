import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** A running watch on files. */
export interface FileWatch {
  /** Watches other files from now on. */
  update(files: Iterable<string>): void;
  close(): void;
}

/** Editors write a file in several steps; one call is made for all of them. */
const defaultDebounceMs = 100;

/**
 * Calls back when one of the files is changed, replaced, removed or made.
 *
 * The folders are watched, since most editors put a new file in place of the old one.
 */
export function watchFiles(
  files: Iterable<string>,
  onChange: (changed: ReadonlySet<string>) => void,
  debounceMs: number = defaultDebounceMs,
): FileWatch {
  const watchers = new Map<string, FSWatcher>();
  let wanted = new Set(files);
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const note = (folder: string, name: string | null) => {
    const hits = [...wanted].filter(
      (file) => dirname(file) === folder && (name === null || basename(file) === name),
    );
    if (hits.length === 0) return;
    changed = new Set([...changed, ...hits]);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const batch = changed;
      changed = new Set();
      onChange(batch);
    }, debounceMs);
  };
  const update = (next: Iterable<string>) => {
    wanted = new Set(next);
    const folders = new Set([...wanted].map((file) => dirname(file)));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    // A folder that is not there yet is watched from the next update on.
    for (const folder of folders) {
      if (!watchers.has(folder) && existsSync(folder)) watchers.set(folder, open(folder));
    }
  };
  const open = (folder: string) => {
    const watcher = watch(folder, (_event, name) => note(folder, name));
    // A folder that is removed: what was in it cannot change any more.
    watcher.on('error', () => watcher.close());
    return watcher;
  };
  update(wanted);
  return {
    update,
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
