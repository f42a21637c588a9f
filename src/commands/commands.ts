import { bundleCommand } from './bundle.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { diffCommand } from './diff.ts';
import { docsCommand } from './docs.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { initCommand } from './init.ts';
import { lintCommand } from './lint.ts';
import { mockCommand } from './mock.ts';
import { proxyCommand } from './proxy.ts';
import { replayCommand } from './replay.ts';
import { verifyCommand } from './verify.ts';
import { webhookCommand } from './webhook.ts';

/** Every command, in the order in which `--help` and the reference list them. */
export const commands: readonly Command[] = [
  initCommand,
  devCommand,
  lintCommand,
  generateCommand,
  mockCommand,
  proxyCommand,
  webhookCommand,
  docsCommand,
  verifyCommand,
  replayCommand,
  checkCommand,
  diffCommand,
  bundleCommand,
  exportCommand,
];
