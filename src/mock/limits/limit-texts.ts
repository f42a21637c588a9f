import type { Operation, Response } from '../../model/model.ts';

const maxTexts = 1000;
const maxDepth = 20;

/** The response that refuses for a limit: 429 by its code, else its range. */
export function refusalOf({ responses }: Operation): Response | undefined {
  return responses.find(({ status }) => status === '429') ?? responses.find(({ status }) => status === '4XX');
}

/** Everything that a response says in words: its description, those of its headers, the texts of its examples. */
export function textsOf({ description, headers, content }: Response): readonly string[] {
  const examples = content.flatMap((media) => media.examples.flatMap(({ value }) => textsIn(value)));
  return [description, ...headers.flatMap((header) => header.description ?? []), ...examples];
}

/** The texts in a value of JSON, a bounded number of them. */
export function textsIn(root: unknown): readonly string[] {
  const texts: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (texts.length >= maxTexts || depth > maxDepth) return;
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) {
      for (const child of Object.values(value)) visit(child, depth + 1);
    }
  };
  visit(root, 0);
  return texts;
}

/** The sentences of a text that speak of a limit. */
export function limitSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.;!?])\s+|\n\s*\n/, maxTexts)
    .filter((sentence) => /limit|at most|no more than|not more than|up to|maximum/i.test(sentence));
}
