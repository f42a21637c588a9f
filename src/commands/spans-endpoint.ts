import { ToolkitError } from '../error.ts';
import type { CommandIo } from './command.ts';

/** Where spans go, and what they are of. */
export interface SpansEndpoint {
  /** `http://localhost:4318/v1/traces`. */
  readonly url: string;
  /** `service.name` and other attributes. */
  readonly resource: Readonly<Record<string, string>>;
}

/**
 * The endpoint that the flag names, else the environment; undefined where none does.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * @throws ToolkitError E_USAGE for what is no address, or for a protocol other than HTTP
 */
export function spansEndpoint(flag: string | undefined, env: CommandIo['env']): SpansEndpoint | undefined {
  if (flag === undefined && env.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return undefined;
  const found =
    flag === undefined
      ? endpointOf(env)
      : { name: '--otel', text: /\/v1\/traces\/?$/.test(flag) ? flag : tracesBelow(flag) };
  if (!found) return undefined;
  const { name, text } = found;
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new ToolkitError('E_USAGE', `${name} is not an address of HTTP: ${JSON.stringify(text)}`, {
      hint: 'Write http://localhost:4318 for a collector on this machine.',
    });
  }
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? env.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (flag === undefined && protocol === 'grpc') {
    throw new ToolkitError('E_USAGE', 'spans are sent over HTTP, not over gRPC as the environment asks', {
      hint: 'Name the collector’s HTTP port with --otel http://localhost:4318, or unset OTEL_EXPORTER_OTLP_PROTOCOL.',
    });
  }
  return { url: url.href, resource: resourceOf(env) };
}

/** Empty ones count as unset. */
function endpointOf(env: CommandIo['env']): { readonly name: string; readonly text: string } | undefined {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: traces, OTEL_EXPORTER_OTLP_ENDPOINT: all } = env;
  if (traces) return { name: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', text: traces };
  return all ? { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', text: tracesBelow(all) } : undefined;
}

function tracesBelow(base: string): string {
  return `${base.replace(/\/$/, '')}/v1/traces`;
}

function resourceOf({ OTEL_RESOURCE_ATTRIBUTES: text = '', OTEL_SERVICE_NAME: name }: CommandIo['env']) {
  const pairs = text.split(',').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at > 0 ? [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]] : [];
  });
  const named: Record<string, string> = Object.fromEntries([['service.name', 'concordat'], ...pairs]);
  return name ? { ...named, 'service.name': name } : named;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
