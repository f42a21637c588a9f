const rules =
  /\b(?:future|past|later|earlier|unless|except|exists?|existing|unique|already|same as|equal to|equals|sum of|depends|together|only (?:if|when|while|where)|must (?:match|not|lie|come|be (?:after|before|later|earlier|less|greater|smaller|larger))|reserved|forbidden|one of the|known to|registered|supported|adds? up|distinct|no two|(?:of|in|within|from|to) the same|(?:otherwise|any other|anything else|all others?)\b[^.]{0,40}\b4\d\d)\b/i;

/** Whether a description speaks of rules beyond a schema. */
export function speaksOfRules(description: string): boolean {
  return rules.test(description.slice(0, 4000));
}
