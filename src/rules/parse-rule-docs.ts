/** An example of a rule's documentation: files of a small SMS and the findings they give. */
export interface RuleExample {
  readonly kind: 'valid' | 'invalid';
  /** Path -> content; laid over the common base of the examples. */
  readonly files: ReadonlyMap<string, string>;
  /** Path -> how the file is stored where it is no regular UTF-8 file (`as=utf-16` behind the path). */
  readonly forms: ReadonlyMap<string, string>;
  /** Expected lines `file:line RULE severity item: message`; empty for a valid example. */
  readonly findings: readonly string[];
  /** Words before the first file: what the example shows. */
  readonly intro: string;
}

/** The section about one rule in `docs/rules/<group>.md`. */
export interface RuleDocumentation {
  readonly id: string;
  readonly title: string;
  /** Markdown of the explanation, up to the first example. */
  readonly explanation: string;
  readonly examples: readonly RuleExample[];
}

/**
 * Reads the sections of a page of the rule reference. Each begins with `## RULE-001 – Title`; examples begin with
 * `### Invalid …` or `### Valid …` and hold fenced files (```` ```md file=path ````, with `as=` for another form) and one
 * fence `findings`.
 *
 * @param text Markdown of the page
 */
export function parseRuleDocs(text: string): readonly RuleDocumentation[] {
  return splitAt(text, /^## (?=[A-Z]{4}-\d{3} )/m)
    .slice(1)
    .map(parseSection);
}

function parseSection(section: string): RuleDocumentation {
  const heading = /^([A-Z]{4}-\d{3}) [–-] (.+)$/m.exec(section);
  const [head = '', ...examples] = splitAt(section, /^### (?=(?:Invalid|Valid)\b)/m);
  return {
    id: heading?.[1] ?? '',
    title: heading?.[2]?.trim() ?? '',
    explanation: head.replace(/^.*\n/, '').trim(),
    examples: examples.map(parseExample),
  };
}

function parseExample(text: string): RuleExample {
  const files = new Map<string, string>();
  const forms = new Map<string, string>();
  let findings: readonly string[] = [];
  const fences = text.matchAll(/^(`{3,})(\w+)(?: file=(\S+))?(?: as=(\S+))?[ \t]*\n([\s\S]*?)^\1[ \t]*$/gm);
  for (const [, , language, file, form, content = ''] of fences) {
    if (language === 'findings') findings = content.split('\n').filter((line) => line.trim() !== '');
    else if (file !== undefined) {
      files.set(file, content);
      if (form !== undefined) forms.set(file, form);
    }
  }
  const kind = text.startsWith('Valid') ? 'valid' : 'invalid';
  const intro =
    text
      .replace(/^.*\n/, '')
      .split(/^`{3,}/m)[0]
      ?.trim() ?? '';
  return { kind, files, forms, findings, intro };
}

function splitAt(text: string, pattern: RegExp): readonly string[] {
  return text.split(pattern);
}
