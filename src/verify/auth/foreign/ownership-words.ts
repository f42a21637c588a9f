import type { Model, Operation, Response } from '../../../model/model.ts';

/** Longer texts are not read to their end: they are somebody else's, and patterns walk through them. */
const maxLength = 20_000;

const owners =
  'own(?:s|ed|er|ers)?|belongs?|private|another|someone|somebody|others?|other|caller|author|creator|yours|your own|their own|not yours';
const ownerWords = new RegExp(`\\b(?:${owners})\\b`, 'i');
/** Who may, and who may not: one sentence with both says that things are owned. */
const limitWords =
  /\b(?:only|never|not|nobody|none|cannot|no one|40[34]|forbidden|refused|hidden|invisible|private|denied|except|unless)\b/i;
/** What a 403 is about when it is not about owners. */
const otherReasons =
  /\b(?:scopes?|roles?|permissions?|plans?|quota|admins?|suspended|disabled|verified|licen[cs]e)\b/i;

/**
 * Whether the texts of an operation say that it is not for everybody's things.
 *
 * @param isOwn whether an answer is written for such things alone: one that all operations share is about any of them
 */
export function speaksOfOwners(
  operation: Operation,
  isOwn: (response: Response) => boolean = () => true,
): boolean {
  const refusals = operation.responses.filter(
    (response) => (response.status === '403' || response.status === '404') && isOwn(response),
  );
  if (refusals.some(({ description }) => ownerWords.test(description.slice(0, maxLength)))) return true;
  return limitsToOwners(`${operation.summary ?? ''}. ${operation.description ?? ''}`);
}

/** Whether the document as a whole, or the tags of an operation, say so. */
export function documentSpeaksOfOwners(model: Pick<Model, 'info' | 'tags'>, operation: Operation): boolean {
  const tags = model.tags.filter(({ name }) => operation.tags.includes(name));
  return [model.info.description, ...tags.map(({ description }) => description)].some((text) =>
    limitsToOwners(text ?? ''),
  );
}

/** Whether an operation names 403, and not for what its callers lack in rights. */
export function namesForbidden({ responses, security }: Operation): boolean {
  const forbidden = responses.find(({ status }) => status === '403');
  if (!forbidden) return false;
  const hasScopes = security.some(({ schemes }) => [...schemes.values()].some((scopes) => scopes.length > 0));
  return !hasScopes && !otherReasons.test(forbidden.description.slice(0, maxLength));
}

function limitsToOwners(text: string): boolean {
  return text
    .slice(0, maxLength)
    .split(/[.;!?]\s|\n\s*\n/)
    .some((sentence) => ownerWords.test(sentence) && limitWords.test(sentence));
}
