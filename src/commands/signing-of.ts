import { ToolkitError } from '../error.ts';
import { type Signing, signingKey } from '../mock/webhook/webhook-signature.ts';
import type { CommandIo } from './command.ts';

/** What the flags of `signingOptions` say. */
export interface SigningFlags {
  readonly secret: string | undefined;
  readonly signatureHeader: string | undefined;
  readonly signaturePrefix: string | undefined;
}

/**
 * How to sign what is sent; undefined where no secret is named.
 *
 * @throws ToolkitError E_USAGE for a variable that is not set, a secret or a header name that cannot be used
 */
export function signingOf(flags: SigningFlags, env: CommandIo['env']): Signing | undefined {
  const { secret: variable, signatureHeader: header, signaturePrefix: prefix } = flags;
  if (variable === undefined) {
    if (header === undefined && prefix === undefined) return undefined;
    throw new ToolkitError('E_USAGE', 'there is no secret to sign with', {
      hint: 'Name the environment variable that holds it: --secret WEBHOOK_SECRET.',
    });
  }
  const secret = env[variable];
  if (secret === undefined || secret === '') {
    throw new ToolkitError('E_USAGE', `the environment variable ${variable} is not set`, {
      hint: '--secret takes the name of a variable, not the secret itself, which others could see in the list of processes.',
    });
  }
  if (header === undefined) {
    if (prefix === undefined) return { form: 'standard', key: signingKey('standard', secret) };
    throw new ToolkitError('E_USAGE', '--signature-prefix needs --signature-header', {
      hint: 'In the form of Standard Webhooks the prefix is always "v1,".',
    });
  }
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header) || !/^[\x20-\x7e]*$/.test(prefix ?? '')) {
    throw new ToolkitError('E_USAGE', 'the signature cannot be sent in such a header', {
      hint: 'A name has letters, digits and dashes, a prefix no line breaks: --signature-header X-Signature.',
    });
  }
  return { form: 'hex', key: signingKey('hex', secret), header, prefix: prefix ?? '' };
}
