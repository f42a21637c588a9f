/**
 * A condition, taken apart: comparisons of constants and runtime expressions, with `!`, `&&`, `||` and parentheses.
 *
 * @see https://spec.openapis.org/arazzo/latest.html#criterion-object
 */
export type Condition =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'binary';
      readonly operator: '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';
      readonly left: Condition;
      readonly right: Condition;
    };

type Operator = Extract<Condition, { kind: 'binary' }>['operator'];
type Token = { readonly kind: 'mark' | 'word' | 'text'; readonly text: string };

const maxDepth = 50;
const levels: readonly (readonly Operator[])[] = [['||'], ['&&'], ['==', '!='], ['<=', '>=', '<', '>']];

/** Takes a condition apart; a text says why it cannot be. */
export function parseCondition(text: string): Condition | string {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return tokens;
  try {
    const parser = new Parser(tokens);
    const condition = parser.level(0, 0);
    const rest = parser.peek();
    return rest ? `"${rest.text}" is one too many` : condition;
  } catch (error) {
    if (error instanceof Misspelt) return error.message;
    throw error;
  }
}

class Misspelt extends Error {}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  /** Operators of one level bind alike, from the left. */
  level(index: number, depth: number): Condition {
    const operators = levels[index];
    if (!operators) return this.#one(depth);
    let left = this.level(index + 1, depth);
    for (let operator = this.#operator(operators); operator; operator = this.#operator(operators)) {
      const right = this.level(index + 1, depth);
      left = { kind: 'binary', operator, left, right };
    }
    return left;
  }

  #operator(operators: readonly Operator[]): Operator | undefined {
    const token = this.peek();
    const found = token?.kind === 'mark' ? operators.find((one) => one === token.text) : undefined;
    if (found) this.#next += 1;
    return found;
  }

  #one(depth: number): Condition {
    const token = this.peek();
    this.#next += 1;
    if (!token) throw new Misspelt('it ends too early');
    if (depth > maxDepth) throw new Misspelt('it is nested too deep');
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'word') return wordOf(token.text);
    if (token.text === '!') return { kind: 'not', of: this.#one(depth + 1) };
    if (token.text !== '(') throw new Misspelt(`"${token.text}" stands where a value is missing`);
    const inner = this.level(0, depth + 1);
    if (this.peek()?.text !== ')') throw new Misspelt('a parenthesis is not closed');
    this.#next += 1;
    return inner;
  }
}

function wordOf(text: string): Condition {
  if (text.startsWith('$')) return { kind: 'expression', expression: text };
  const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
  if (Object.hasOwn(constants, text)) return { kind: 'value', value: constants[text] };
  if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return { kind: 'value', value: Number(text) };
  throw new Misspelt(`"${text}" is no value: texts stand in single quotes, expressions begin with $`);
}

function tokensOf(text: string): readonly Token[] | string {
  const tokens: Token[] = [];
  // A text, in which two quotes are one; a mark; or a word, whose brackets belong to it.
  const pattern = /\s*(?:'((?:[^']|'')*)'|(&&|\|\||[=!<>]=|[!<>()])|((?:[^\s'()=!<>&|]|[&|](?![&|]))+))/y;
  let offset = 0;
  while (text.slice(offset).trim() !== '') {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    if (!match) return `"${text.slice(offset).trim().slice(0, 20)}" cannot be read`;
    const [, quoted, mark, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else tokens.push({ kind: 'word', text: word ?? '' });
    offset = pattern.lastIndex;
  }
  return tokens;
}
