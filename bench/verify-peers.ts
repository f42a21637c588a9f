/**
 * The tools beside which `concordat verify` is measured: which versions, and where they are kept.
 *
 * Usage: node bench/verify-peers.ts [schemathesis] [specmatic] [dredd]
 * Installs them below bench/results/peers/, from PyPI and npm. Specmatic needs Java 17, Schemathesis Python 3.10.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Peer {
  readonly name: string;
  readonly version: string;
  /** The file that is there when it is installed. */
  readonly program: string;
  install(): void;
}

const folder = fileURLToPath(new URL('results/peers/', import.meta.url));

function fromNpm(name: string, version: string, program: string): Peer {
  const own = join(folder, name);
  const install = () => {
    mkdirSync(own, { recursive: true });
    // A package of its own: the lock files of the repository and of the other benchmarks stay as they are.
    writeFileSync(join(own, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
      cwd: own,
      stdio: 'inherit',
    });
  };
  return { name, version, program: join(own, 'node_modules', name, program), install };
}

function fromPypi(name: string, version: string): Peer {
  const own = join(folder, name);
  const install = () => {
    mkdirSync(folder, { recursive: true });
    execFileSync('python3', ['-m', 'venv', own], { stdio: 'inherit' });
    execFileSync(join(own, 'bin/pip'), ['install', '--quiet', `${name}==${version}`], { stdio: 'inherit' });
  };
  return { name, version, program: join(own, 'bin', name), install };
}

/** All peers, by name. */
export const peers = {
  schemathesis: fromPypi('schemathesis', '4.32.5'),
  specmatic: fromNpm('specmatic', '2.55.1', 'specmatic.jar'),
  dredd: fromNpm('dredd', '14.1.0', 'bin/dredd'),
} as const satisfies Readonly<Record<string, Peer>>;

/** Whether it can be started. */
export function isInstalled({ program }: Peer): boolean {
  return existsSync(program);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const peer of Object.values(peers)) {
    if (wanted.length > 0 && !wanted.includes(peer.name)) continue;
    if (!isInstalled(peer)) peer.install();
    process.stdout.write(`${peer.name} ${peer.version} is installed\n`);
  }
}
