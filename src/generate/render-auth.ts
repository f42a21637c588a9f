import type { Model, SecurityScheme } from '../model/model.ts';
import { renderJsdoc } from './jsdoc.ts';
import { printKey } from './literal.ts';

/** The type of a client's `auth` option, and the types it is made of. */
export interface RenderedAuth {
  readonly text: string;
  readonly imports: readonly string[];
}

/** One optional credential a security scheme, with what the document says of it. */
export function renderAuth(type: string, model: Model): RenderedAuth {
  // The connection's certificate is not for a client to send.
  const schemes = [...model.securitySchemes.values()].filter((scheme) => scheme.type !== 'mutualTLS');
  const comment = renderJsdoc(['Credentials, each sent only to operations that ask for it.']);
  if (schemes.length === 0) {
    return { text: `${comment}export type ${type}Auth = Record<never, never>;\n`, imports: [] };
  }
  const fields = schemes.map((scheme) => {
    const about = renderJsdoc([describe(scheme), scheme.description], [], 2);
    return `${about}  readonly ${printKey(scheme.name)}?: ${secretType(scheme)} | undefined;\n`;
  });
  return {
    text: `${comment}export interface ${type}Auth {\n${fields.join('')}}\n`,
    imports: [...new Set(schemes.map(secretType))],
  };
}

function secretType(scheme: SecurityScheme): string {
  return scheme.type === 'http' && scheme.scheme === 'basic' ? 'BasicCredentials' : 'Secret';
}

function describe(scheme: SecurityScheme): string {
  if (scheme.type === 'apiKey') {
    return `API key, sent in the ${scheme.in ?? 'header'} \`${scheme.parameterName ?? scheme.name}\`.`;
  }
  if (scheme.type !== 'http') return 'OAuth 2.0 access token.';
  if (scheme.scheme === 'basic') return 'User name and password.';
  return scheme.scheme === undefined || scheme.scheme === 'bearer'
    ? 'Bearer token.'
    : `The whole value of the \`Authorization\` header, for the scheme \`${scheme.scheme}\`.`;
}
