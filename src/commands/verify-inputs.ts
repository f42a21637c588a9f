import { ToolkitError } from '../error.ts';
import { type Phase, phases } from '../verify/case.ts';
import { parseShard, type Shard } from '../verify/shard.ts';

/**
 * The URL of a server without a slash at its end.
 *
 * @throws ToolkitError E_USAGE
 */
export function checkedUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ToolkitError('E_USAGE', `"${text}" is not the URL of a server`, {
      hint: 'Write it in full, with the base path: http://localhost:8080/api/v1.',
    });
  }
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new ToolkitError('E_USAGE', `the server's URL has credentials, a query or a fragment`, {
      hint: 'Give only the address and the base path; send credentials with --header.',
    });
  }
  return url.href.replace(/\/+$/, '');
}

/** `examples,fuzz`; undefined where nothing was said. @throws ToolkitError E_USAGE */
export function parsePhases(list: string | undefined): readonly Phase[] | undefined {
  if (list === undefined) return undefined;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !phases.some((phase) => phase === name));
  if (unknown === undefined) return phases.filter((phase) => names.includes(phase));
  throw new ToolkitError('E_USAGE', `"${unknown}" is not a phase`, {
    hint: `There are: ${phases.join(', ')}.`,
  });
}

/** `2/5`. @throws ToolkitError E_USAGE */
export function parseShardFlag(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const shard = parseShard(text);
  if (shard) return shard;
  throw new ToolkitError('E_USAGE', `"${text}" is no shard`, {
    hint: 'Write it as --shard 1/4, --shard 2/4 and so on to --shard 4/4.',
  });
}

/** `scheme=secret`. What was given may be a secret: it is not repeated. @throws ToolkitError E_USAGE */
export function parseAuth(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((text) => {
      const equals = text.indexOf('=');
      if (equals > 0) return [text.slice(0, equals).trim(), text.slice(equals + 1)];
      throw new ToolkitError('E_USAGE', 'an --auth names no security scheme', {
        hint: "Write it as --auth 'apiKey=…', with the name that the document gives the scheme.",
      });
    }),
  );
}

/** `name: value`, each of which can be sent. @throws ToolkitError E_USAGE */
export function parseHeaders(list: readonly string[], flag = '--header'): Record<string, string> {
  const headers = Object.fromEntries(
    list.map((text) => {
      const colon = text.indexOf(':');
      const name = text.slice(0, Math.max(0, colon)).trim();
      if (name !== '') return [name, text.slice(colon + 1).trim()];
      // What was given may be a secret: it is not repeated.
      throw new ToolkitError('E_USAGE', `a ${flag} has no name`, {
        hint: `Write it as ${flag} 'Authorization: Bearer …'.`,
      });
    }),
  );
  checkHeaders(headers);
  return headers;
}

/** @throws ToolkitError E_USAGE where one of them cannot be sent */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch (cause) {
      throw new ToolkitError('E_USAGE', `the header ${JSON.stringify(name)} cannot be sent`, {
        hint: 'Its name may hold letters, digits and dashes; its value no line breaks and no letters beyond Latin-1.',
        cause,
      });
    }
  }
}
