import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolkitError } from '../error.ts';
import { hideSentSecrets } from '../verify/redact/hide-sent-secrets.ts';
import { checkTraffic } from '../verify/traffic/check-traffic.ts';
import { type RecordedExchange, readHar } from '../verify/traffic/read-har.ts';
import type { VerifyOptions } from '../verify/verify-options.ts';
import type { CommandIo } from './command.ts';
import type { LoadedApi } from './context.ts';
import type { VerifiedApi, VerifyRunOptions } from './run-verify.ts';
import { coverageRecorder } from './verify-coverage.ts';
import { checkedUrl } from './verify-inputs.ts';

const maxBytes = 500_000_000;
const hint =
  'Record one in the network tab of a browser ("Save all as HAR"), or with GET /_concordat/har of a mock.';

/** Checks recorded exchanges; nothing is sent. */
export async function verifyTraffic(
  api: LoadedApi,
  exchanges: readonly RecordedExchange[],
  { includes, excluded, strict }: Omit<VerifyOptions, 'server'>,
  flags: VerifyRunOptions,
): Promise<VerifiedApi> {
  const recorder = await coverageRecorder(flags, api.name, api.model);
  const { findings, problems, coverage, checked } = checkTraffic(api.model, exchanges, {
    ...(flags.server !== undefined && { server: checkedUrl(flags.server) }),
    ...(includes && { includes }),
    ...(excluded && { excluded }),
    ...(strict && { strict }),
    ...(recorder && { onExchange: recorder.onExchange }),
  });
  return {
    api,
    findings: findings.map((finding) => hideSentSecrets(api.model, finding)),
    others: problems,
    answers: coverage,
    cases: checked,
    requests: checked,
    skipped: [],
    isInterrupted: false,
    coverage: recorder?.result(),
  };
}

/**
 * Reads the exchanges of a HAR file.
 *
 * @param flag that named it
 * @throws ToolkitError E_INPUT for a file that is none
 */
export async function readTraffic(
  file: string,
  { cwd }: Pick<CommandIo, 'cwd'>,
  flag = '--traffic',
): Promise<readonly RecordedExchange[]> {
  const text = await textOf(resolve(cwd, file), file, flag);
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (cause) {
    throw new ToolkitError('E_INPUT', `${file} is no HAR file: it is not JSON`, { hint, cause });
  }
  const har = readHar(json);
  if (!har.ok) throw new ToolkitError('E_INPUT', `${file} is no HAR file: ${har.reason}`, { hint });
  if (har.exchanges.length === 0)
    throw new ToolkitError('E_INPUT', `${file} holds no answered request`, { hint });
  return har.exchanges;
}

async function textOf(path: string, file: string, flag: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= maxBytes) return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ToolkitError('E_INPUT', `${file} cannot be read`, {
      hint: `Check the path after ${flag}.`,
      cause,
    });
  }
  throw new ToolkitError('E_INPUT', `${file} is larger than ${maxBytes} bytes`, { hint: 'Record less.' });
}
