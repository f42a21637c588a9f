import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The state of a listening socket in `/proc/net/tcp`. */
const listening = '0A';

/**
 * The process that listens on a TCP port, as `node (process 4711)`.
 *
 * Undefined where the system does not tell: other systems than Linux, processes of other users.
 */
export function ownerOfPort(port: number): string | undefined {
  try {
    const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => inodesOf(file, port)));
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const id = processes.find((candidate) => holdsSocket(candidate, inodes));
    return id === undefined
      ? undefined
      : `${readFileSync(`/proc/${id}/comm`, 'utf8').trim()} (process ${id})`;
  } catch {
    return undefined;
  }
}

function inodesOf(file: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${hex}`) && fields[3] === listening)
    .flatMap((fields) => fields[9] ?? []);
}

function holdsSocket(id: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${id}/fd`).some((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${id}/fd/${fd}`))?.[1];
      return inode !== undefined && inodes.has(inode);
    });
  } catch {
    return false;
  }
}
