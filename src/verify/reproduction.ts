import { redactEchoes } from '../http/redact-echoes.ts';
import { secretPlacesOf } from '../http/secrets.ts';
import type { Model } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { Finding } from './finding.ts';
import { secretsIn } from './redact/secrets-in.ts';
import { toCurl } from './run/curl.ts';

/** Longer chains of requests are left to reports for programs. */
const maxSteps = 4;

/** A finding with the requests that show it as the last lines of its hint, as curl, one a line; without secrets. */
export function withReproduction(model: Model, finding: Finding): Problem {
  const { steps, hint, count, message, expected, actual } = finding;
  if (steps.length === 0) return finding;
  const secrets = secretPlacesOf(model);
  const lines = steps.slice(-maxSteps).map(({ request }) => toCurl(request, secrets));
  const left = steps.length - lines.length;
  const lead = left > 0 ? `Reproduce (${left} earlier requests are in the JSON report):` : 'Reproduce:';
  const seen = count > 1 ? `Seen ${count} times. ` : '';
  const texts = {
    message,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    hint: [`${seen}${hint === undefined ? '' : `${hint} `}${lead}`, ...lines].join('\n'),
  };
  return { ...finding, ...redactEchoes(texts, secretsIn(model, steps)) };
}
