/** What an answer shows of the inside of its server. */
interface Leak {
  /** `a stack trace of Node.js`. */
  readonly what: string;
  /** Every step is bounded: what is matched is hostile. */
  readonly pattern: RegExp;
}

/** Lines that only a crash writes; two in a row are no prose and no data by chance. */
const traces: readonly Leak[] = [
  {
    what: 'a stack trace of Node.js',
    pattern:
      /\bat (?:async )?(?:new )?(?:[\w$.<>[\] ]{1,100} )?(?:\(?(?:file:\/\/|node:|\/|[A-Za-z]:\\)[^\s()]{1,300}:\d{1,7}:\d{1,7}|\((?:<anonymous>|native)\))/,
  },
  { what: 'a stack trace of Python', pattern: /Traceback \(most recent call last\)/ },
  { what: 'a stack trace of Python', pattern: /File "[^"\n]{1,300}\.py", line \d{1,7}/ },
  {
    what: 'a stack trace of Java',
    pattern:
      /\bat (?:[\w$]{1,60}[./]){1,20}[\w$<>]{1,80}\((?:[\w$]{1,80}\.(?:java|kt|scala|groovy)(?::\d{1,7})?|Native Method|Unknown Source)\)/,
  },
  {
    what: 'a stack trace of .NET',
    pattern: /\bat [\w.`<>]{1,200}\([^()\n]{0,300}\) in \S{1,300}:line \d{1,7}/,
  },
  { what: 'a stack trace of PHP', pattern: /#\d{1,4} (?:\/|[A-Z]:\\)[^\s()]{1,300}\.php\(\d{1,7}\)/ },
  {
    what: 'a stack trace of PHP',
    pattern:
      /(?:Fatal error|Parse error|Warning|Notice|Deprecated)(?:<\/b>)?:[^\n]{1,500} in (?:<b>)?(?:\/|[A-Z]:\\)[^\s<]{1,300}\.php/,
  },
  { what: 'a stack trace of Ruby', pattern: /\w\.rb:\d{1,7}:in [`'"]/ },
  { what: 'a stack trace of Go', pattern: /\bgoroutine \d{1,9} \[[a-z ]{1,40}\]:/ },
  { what: 'a stack trace of Go', pattern: /\w\.go:\d{1,7} \+0x[0-9a-f]{1,16}/ },
  { what: 'a stack trace of Rust', pattern: /thread '[^'\n]{1,80}' (?:\(\d+\) )?panicked at / },
  {
    what: 'a stack trace of Elixir',
    pattern: /\([a-z_]{1,60} \d+\.\d+\.\d+\) lib\/[\w/]{1,200}\.ex:\d{1,7}/,
  },
];

/** What tells of the inside where something went wrong; in an answer that went well it may be what was asked for. */
const inner: readonly Leak[] = [
  {
    what: 'a fault of JavaScript',
    pattern:
      /\b(?:TypeError|ReferenceError|RangeError): |Cannot (?:read|set) propert(?:y|ies) (?:'\w{1,80}' )?of (?:undefined|null)|\bis not a function\b/,
  },
  {
    what: 'an exception of Python',
    pattern:
      /\b(?:AttributeError|KeyError|NameError|IndexError|ZeroDivisionError|ModuleNotFoundError|UnboundLocalError|RecursionError|UnicodeDecodeError): /,
  },
  {
    what: 'an exception of Java',
    pattern:
      /\b(?:java|javax|jakarta|kotlin|org|com|net|io)\.(?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}(?:Exception|Error)\b|\bNullPointerException\b/,
  },
  {
    what: 'an exception of .NET',
    pattern: /\b(?:System|Microsoft)\.(?:[A-Z]\w{0,60}\.){0,10}[A-Z]\w{0,60}Exception\b/,
  },
  {
    what: 'an exception of PHP',
    pattern: /\b(?:PDOException|Illuminate\\[\w\\]{1,100}|Symfony\\[\w\\]{1,100}Exception)\b/,
  },
  {
    what: 'an exception of Ruby',
    pattern: /\b(?:NoMethodError|ActiveRecord::\w{1,60}|ActionController::\w{1,60})\b/,
  },
  {
    what: 'a fault of Go',
    pattern:
      /\bruntime error: (?:invalid memory address|index out of range|slice bounds|integer divide)|\bpanic: /,
  },
  {
    what: 'a fault of a database',
    pattern:
      /SQLSTATE\[?\w|\bORA-\d{5}\b|\bSQLITE_[A-Z]{3,20}\b|\bsqlite3\.\w{1,30}Error\b|\bER_[A-Z]{2,30}_[A-Z_]{2,40}\b|You have an error in your SQL syntax|\bPG::\w{1,40}|\bpsycopg\d?\.|violates (?:unique|foreign key|not-null|check) constraint|syntax error at or near "|Unclosed quotation mark after|near "[^"\n]{0,80}": syntax error|\b(?:Sequelize|Prisma)\w{0,30}Error\b|\bQueryFailedError\b|\bMongo(?:Server|Bulk\w{0,10}|Network)?Error\b|\bE11000 duplicate key/,
  },
  {
    what: 'a query of a database',
    pattern:
      /\b(?:SELECT\s[^;\n]{1,400}\sFROM\s+["`[]?\w|INSERT INTO\s+["`[]?\w{1,60}["`\]]?\s*\(|UPDATE\s+["`[]?\w{1,60}["`\]]?\s+SET\s|DELETE FROM\s+["`[]?\w{1,60}["`\]]?\s+WHERE\s)/,
  },
  {
    what: 'the path of a file on the server',
    pattern:
      /(?:^|[\s"'(=:])(?:\/(?:usr|home|var|opt|srv|app|root|Users|workspace|code|tmp|mnt|build)\/[\w.@/+-]{0,300}|\/[\w.@/+-]{0,300}\/node_modules\/[\w.@/+-]{1,300})\.(?:[cm]?[jt]sx?|py|rb|php|java|go|cs|rs|ex|sql|db|sqlite)\b|\b[A-Z]:\\(?:[\w .-]{1,80}\\){1,20}[\w .-]{1,80}\.(?:cs|php|py|[cm]?[jt]s|dll|exe)\b/,
  },
];

/** More of a body is not looked at. */
const maxLength = 64 * 1024;

/**
 * What a text shows of the inside of its server; undefined where nothing is known for sure.
 *
 * @param isFailure whether it comes with a refusal or a failure; else only whole stack traces count
 * @param sent what the request said: a server may say it back
 */
export function findLeak(text: string, isFailure: boolean, sent: () => string): string | undefined {
  const plain = unescaped(text.slice(0, maxLength));
  const found = (leaks: readonly Leak[]) =>
    leaks.find(({ pattern }) => {
      const match = pattern.exec(plain)?.[0];
      return match !== undefined && !sent().includes(match.trim());
    });
  const trace = found(traces);
  if (trace && (isFailure || isRepeated(trace.pattern, plain))) return trace.what;
  return isFailure ? found(inner)?.what : undefined;
}

/** One such line may be what somebody has written about; two are a trace. */
function isRepeated(pattern: RegExp, text: string): boolean {
  const first = pattern.exec(text);
  return first !== null && pattern.test(text.slice(first.index + first[0].length));
}

/** Texts in JSON as they were before they were written into it. */
function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(?:n|r|t|"|\\|\/)/g, (written) => escapes[written] ?? written)
    : text;
}

const escapes: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\"': '"',
  '\\\\': '\\',
  '\\/': '/',
};
