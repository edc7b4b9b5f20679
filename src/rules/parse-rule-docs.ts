/** What a commit of an example does to a file. */
export interface ExampleChange {
  /** `whole`: the new content; `edit`: lines to take out (`-`) and to put in (`+`), runs of them apart by a line `@@`. */
  readonly kind: 'whole' | 'edit';
  readonly text: string;
}

/** A commit of the small repository that an example shows. */
export interface ExampleCommit {
  /** Day (noon UTC) or instant; null for what lies in the work tree and is in no commit. */
  readonly on: string | null;
  /** Id of a person of the common base, or `Name <address>`. */
  readonly by: string;
  /** Whole message. */
  readonly message: string;
  /** `signed`, `tag`, `branch`, `merge`, `squash`, `base`, `move`, `delete`, `committer`, with their values. */
  readonly acts: readonly (readonly [name: string, value: string])[];
  readonly files: ReadonlyMap<string, ExampleChange>;
}

/** An example of a rule's documentation: files of a small SMS and the findings they give. */
export interface RuleExample {
  readonly kind: 'valid' | 'invalid';
  /** Path -> content; laid over the common base of the examples. With a history: what its first commit holds. */
  readonly files: ReadonlyMap<string, string>;
  /** Path -> how the file is stored where it is no regular UTF-8 file (`as=utf-16` behind the path). */
  readonly forms: ReadonlyMap<string, string>;
  /** Commits, oldest first; empty where the example needs no history. */
  readonly history: readonly ExampleCommit[];
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

/** What a page of `docs/rules/` says of its group. */
export interface RuleGroupDocumentation {
  /** First four letters of the ids of its rules. */
  readonly code: string;
  /** Title; the letters where the page has none. */
  readonly title: string;
  /** What the group is about, on one line. */
  readonly intro: string;
}

/**
 * Reads the sections of a page of the rule reference. Each begins with `## RULE-001 – Title`; examples begin with
 * `### Invalid …` or `### Valid …` and hold fenced files (```` ```md file=path ````, with `as=` for another form) and one
 * fence `findings`. A fence `history` begins a commit, whose files follow it, whole or as ```` ```diff file=path ````
 * (CONTRIBUTING.md, "Examples with a history").
 *
 * @param text Markdown of the page
 * @throws Error when a fence `history` does not begin with `DAY WHO: subject` or `uncommitted`
 */
export function parseRuleDocs(text: string): readonly RuleDocumentation[] {
  return splitAt(text, /^## (?=[A-Z]{4}-\d{3} )/m)
    .slice(1)
    .map(parseSection);
}

/**
 * Reads what stands above the first section of a page: `# EVID – evidence for clauses` and the words below it.
 *
 * @param code the four letters of the group
 * @param text Markdown of the page; may be empty
 */
export function parseRuleGroup(code: string, text: string): RuleGroupDocumentation {
  const [head = ''] = splitAt(text, /^## /m);
  const [, title = code, intro = ''] = /^# [A-Z]{4} [–-] (.+)\n([\s\S]*)$/.exec(head) ?? [];
  return { code, title: title.trim(), intro: intro.replaceAll(/\s+/g, ' ').trim() };
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
  const history: (ExampleCommit & { readonly files: Map<string, ExampleChange> })[] = [];
  let findings: readonly string[] = [];
  const fences = text.matchAll(/^(`{3,})(\w+)(?: file=(\S+))?(?: as=(\S+))?[ \t]*\n([\s\S]*?)^\1[ \t]*$/gm);
  for (const [, , language, file, form, content = ''] of fences) {
    const commit = history.at(-1);
    if (language === 'findings') findings = content.split('\n').filter((line) => line.trim() !== '');
    else if (language === 'history') history.push(parseCommit(content));
    else if (file === undefined) continue;
    else if (commit !== undefined)
      commit.files.set(file, { kind: language === 'diff' ? 'edit' : 'whole', text: content });
    else {
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
  return { kind, files, forms, history, findings, intro };
}

/** First line: day, person, subject. Then acts, one per line; after an empty line the rest of the message. */
function parseCommit(content: string): ExampleCommit & { readonly files: Map<string, ExampleChange> } {
  const [first = '', ...rest] = content.trimEnd().split('\n');
  const files = new Map<string, ExampleChange>();
  const head = /^(\d{4}-\d{2}-\d{2}(?:T\S+)?) (.+?): (.+)$/.exec(first);
  if (head === null && first !== 'uncommitted') throw new Error(`Unexpected commit "${first}" in an example.`);
  const end = rest.indexOf('');
  const acts = (end < 0 ? rest : rest.slice(0, end)).map((line): readonly [string, string] => {
    const [, name = '', value = ''] = /^([a-z]+)(?: (.+))?$/.exec(line) ?? [];
    return [name, value];
  });
  const body = end < 0 ? '' : `\n\n${rest.slice(end + 1).join('\n')}`;
  return { on: head?.[1] ?? null, by: head?.[2] ?? '', message: `${head?.[3] ?? ''}${body}`, acts, files };
}

function splitAt(text: string, pattern: RegExp): readonly string[] {
  return text.split(pattern);
}
