import { basename } from 'node:path';
import { ToolkitError } from '../error.ts';
import { createReplay } from '../mock/replay/create-replay.ts';
import type { Replay } from '../mock/replay/replay.ts';
import { plural } from '../report/summary.ts';
import type { Finding } from '../verify/finding.ts';
import { checkTraffic } from '../verify/traffic/check-traffic.ts';
import type { RecordedExchange } from '../verify/traffic/read-har.ts';
import type { CommandIo } from './command.ts';
import type { LoadedApi } from './context.ts';
import { problemLines } from './mock-banner.ts';
import type { ReplayFlags } from './replay-options.ts';
import { readTraffic } from './verify-traffic.ts';

/** A recording that was read, and the name it is told by. */
export interface LoadedReplay {
  readonly replay: Replay;
  /** In lines: what of it an API answers from, and what of it breaks the document as it is now. */
  check(api: LoadedApi, cwd: string): ReplayCheck;
}

interface ReplayCheck {
  /** Lines that say how much is answered. */
  readonly summary: string;
  /** Lines that say what is wrong; empty where nothing is. */
  readonly warnings: string;
}

/**
 * Reads the recordings that the flags name.
 *
 * @throws ToolkitError E_INPUT for a file that is none, E_USAGE for --replay-only alone
 */
export async function loadReplay(flags: ReplayFlags, io: CommandIo): Promise<LoadedReplay | undefined> {
  const { replay: files, replayOnly: only = false } = flags;
  if (files.length === 0) {
    if (!only) return undefined;
    throw new ToolkitError('E_USAGE', '--replay-only needs a recording', {
      hint: 'Name one: --replay shop.har.',
    });
  }
  const exchanges: RecordedExchange[] = [];
  for (const file of files) exchanges.push(...(await readTraffic(file, io, '--replay')));
  // Entries are told by their place: in several files as if they were one.
  const numbered = exchanges.map((one, index) => ({ ...one, number: index + 1 }));
  const name = files.map((file) => basename(file)).join(' and ');
  return {
    replay: createReplay(numbered, { name, only }),
    check: (api, cwd) => checkRecording(api, { name, exchanges: numbered }, cwd),
  };
}

interface Recording {
  readonly name: string;
  readonly exchanges: readonly RecordedExchange[];
}

/** @throws ToolkitError E_INPUT when something recorded breaks one of the documents */
export function refuseBroken(replay: LoadedReplay, apis: readonly LoadedApi[], io: CommandIo): void {
  const broken = apis.filter((api) => {
    const { warnings } = replay.check(api, io.cwd);
    io.stderr.write(warnings);
    return warnings !== '';
  });
  if (broken.length === 0) return;
  const names = broken.map(({ name }) => name).join(', ');
  throw new ToolkitError('E_INPUT', `not everything that is recorded keeps to ${names}`, {
    hint: 'Record it anew, correct the document, or leave out --strict.',
  });
}

function checkRecording({ name, model }: LoadedApi, recording: Recording, cwd: string): ReplayCheck {
  const { findings, problems, checked } = checkTraffic(model, recording.exchanges);
  const broken = findings.filter(({ severity }) => severity !== 'note');
  const summary = [
    `answers from ${recording.name}, which has ${plural(checked, 'exchange')} of its operations`,
    ...problems.filter(({ code }) => code.startsWith('traffic-')).map(({ message }) => message),
  ]
    .map((text) => `${name}: ${text}\n`)
    .join('');
  if (broken.length === 0) return { summary, warnings: '' };
  // What verify advises is about servers.
  const shown = broken.map(({ hint: _, ...finding }) => ({ ...finding, severity: 'warning' as const }));
  const rest = `"concordat verify --traffic ${recording.name}" lists them`;
  const warnings = `${name}: what is recorded breaks the document as it is now\n${countLines(broken)}${problemLines(shown, model.document, cwd, rest)}`;
  return { summary, warnings };
}

/** `  GET /jobs  3 times`, in the order in which they were found. */
function countLines(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { method, path, count } of findings) {
    const label = `${method} ${path}`;
    counts.set(label, (counts.get(label) ?? 0) + count);
  }
  const width = Math.max(...[...counts.keys()].map((label) => label.length));
  return [...counts].map(([label, count]) => `  ${label.padEnd(width)}  ${plural(count, 'time')}\n`).join('');
}
