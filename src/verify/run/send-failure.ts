import type { Attempt } from './send.ts';

const unreachable =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** What an error of a sender means. */
export function sendFailure(error: unknown): Extract<Attempt, { ok: false }> {
  const code = codeOf(error);
  const kind = code !== undefined && unreachable.test(code) ? 'unreachable' : 'broken';
  const isReset = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
  return { ok: false, kind, reason: reasonOf(error), ...(isReset && { cause: 'reset' }) };
}

/** The reason is at the end of the chain: `fetch failed` says nothing. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = codeOf(error);
  return error.message !== '' ? error.message : (code ?? error.name);
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const own = (error as { code?: unknown }).code;
  return typeof own === 'string' ? own : codeOf(error.cause);
}
