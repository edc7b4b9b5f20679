import type { Classification, ControlStrength, ItemTypeDeclaration, Level } from '../types/declaration.ts';

/** Severity a finding can have, strongest first. */
export const severities = ['block', 'error', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

/** What is changed about one rule. */
export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Line of clausebook.yaml that says so. */
  readonly line?: number;
}

/** Assigns type, id and fields to files of a set that somebody already has (clausebook.yaml, `foreign`). */
export interface ForeignMapping {
  /** Glob of the files it is for, from the root. */
  readonly files: string;
  /** What texts among them end in besides `.md` and `.markdown`, such as `.html.md.erb`. */
  readonly endings?: readonly string[];
  /** True when files without any frontmatter are meant too; by default they are not. */
  readonly bare?: boolean;
  /** Key of the item type the files get, unless they state an id with a known prefix. */
  readonly type?: string;
  readonly kind?: string;
  /** Template of the id: `POL-{n}` numbers the files in path order, `{name}` is the file name, `{path}` its path, `{key}` a frontmatter value. */
  readonly id?: string;
  /** Foreign key -> our key, with `.` for a place inside (`approved_by` -> `approvals.by`). */
  readonly keys?: Readonly<Record<string, string>>;
  /** Fields every such file gets where it states none. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Foreign value -> our value, per our key (`status: {published: approved}`); null where it stands for nothing. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Beginning of a destination -> what stands for it (`'{{site.baseurl}}/': '/docs/'`), a leading `/` meaning the root. */
  readonly links?: Readonly<Record<string, string>>;
  /** Keys that are known and meant for something else, also those that mean something here. */
  readonly ignore?: readonly string[];
  /** Line of clausebook.yaml that names the files. */
  readonly line?: number;
}

/** A key with which the platform that hosts the repository signs what is merged there. */
export interface PlatformKey {
  readonly name: string;
  /** OpenSSH public key, its fingerprint, or armored OpenPGP public keys. */
  readonly key: string;
  /** First and last day on which it counts; null where the end is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A plugin of the remark-lint kind by the name of its package; `options` is undefined where none are stated. */
export interface LintPlugin {
  readonly name: string;
  readonly options?: unknown;
}

/** Form of ids where the settings state none: the prefix of the type and a number. */
export const defaultIdPattern = '^[A-Z]{3}-[0-9]{3,5}$';

/** Languages in which the manual speaks of itself; its documents keep their own. */
export const interfaceLanguages = ['en', 'de'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** `clausebook.yaml`, complete: every default is filled in. */
export interface Settings {
  readonly organization: string;
  readonly site: {
    readonly title: string;
    readonly language: InterfaceLanguage;
    readonly url: string | null;
    readonly base: string;
    readonly feedback: string | null;
    readonly edit: string | null;
    /** Path of a picture, from the folder of the SMS. */
    readonly logo: string | null;
    /** Colours as `#1d5a8c`. */
    readonly accent: string | null;
    readonly accentDark: string | null;
    readonly footer: readonly { readonly text: string; readonly href: string | null }[];
    /** Ids of items kept on paper as controlled copies -> role that issues and exchanges these. */
    readonly paperCopies: Readonly<Record<string, string>>;
    /** Globs of files, and ids, in whose texts terms of the glossary are not explained. */
    readonly termsNotIn: readonly string[];
  };
  readonly standards: readonly string[];
  /** Paths of files with standards of the organization, from the folder of the SMS. */
  readonly ownStandards: readonly string[];
  /** Lines of clausebook.yaml at which the entries of `standards` and `own_standards` stand. */
  readonly linesOf?: Readonly<Record<string, readonly number[]>>;
  readonly roots: readonly string[];
  readonly exclude: readonly string[];
  readonly timeZone: string;
  readonly language: string;
  readonly level: Level;
  readonly packs: readonly string[];
  /** Lines of clausebook.yaml that name them, in the same order. */
  readonly packLines?: readonly number[];
  /** Day to judge, or null for today in the organization's time zone. */
  readonly asOf: string | null;
  readonly inForceFrom: string | null;
  readonly adopted: string | null;
  readonly seriesStart: string | null;
  readonly history: 'git' | 'none';
  /** Branch whose state is the controlled one; what is built from another is a preview. */
  readonly protectedBranch: string;
  readonly audience: Classification;
  /** Glob of files, or key of a type -> strength of control that replaces the one of the type. */
  readonly control: Readonly<Record<string, ControlStrength>>;
  /** Type key -> roles that may approve it, where no authority matrix is in force. */
  readonly approvers: Readonly<Record<string, readonly string[]>>;
  readonly owner: string | null;
  readonly idPattern: string;
  readonly versionPattern: string;
  /** Type key, or `default` -> least grade of proof an approval needs; nothing where the settings state none. */
  readonly minimumGrade: Readonly<Record<string, 'A' | 'B' | 'C' | 'D'>>;
  readonly platformKeys: readonly PlatformKey[];
  /** Path of an allowed-signers file, from the folder of the SMS. */
  readonly allowedSigners: string | null;
  /** Path of the list of findings that were known when the SMS was taken over, from the folder of the SMS. */
  readonly baseline: string | null;
  readonly reviewInterval: Readonly<Record<string, string>>;
  /** Duration before its day in which something is named as falling due. */
  readonly warnBefore: string;
  /** Folder with modules that hold rules of the organization; null where there are none. */
  readonly ownRules: string | null;
  /** What looks at the prose: the plugins that always do, and those of the user's choice with their options. */
  readonly lint: { readonly preset: boolean; readonly plugins: readonly LintPlugin[] };
  /** Verb of a relation -> which end relies on the other; verbs that are not named keep their own meaning. */
  readonly impact: Readonly<Record<string, 'from' | 'to' | 'both' | 'none'>>;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly exclusions: readonly { readonly clause: string; readonly reason: string }[];
  readonly knownKeys: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly foreign: readonly ForeignMapping[];
  readonly types: readonly ItemTypeDeclaration[];
}
