import type { PlainValue } from '../model/frontmatter-edit.ts';

/** A document that proves an act: where it is kept, how it is found there, SHA-256 of its bytes. */
export interface DocumentaryProof {
  readonly system?: string;
  readonly ref: string;
  readonly sha256?: string;
}

/** What proves an act besides the commit that brings its entry. */
export interface EntryProof {
  /** What proves the act outside of Git, where somebody else records it. */
  readonly proof?: DocumentaryProof;
  /** Signature of the entry by the person themselves. */
  readonly signature?: string;
}

/**
 * An entry with its proof as it is written, and the line that says so.
 *
 * @param entry what the entry states
 * @param proof what proves it
 */
export function provedEntry(
  entry: Readonly<Record<string, string>>,
  { proof, signature }: EntryProof,
): { readonly value: PlainValue; readonly written: string } {
  const words = [
    ...Object.entries(entry).map(([key, stated]) => `${key} ${stated}`),
    ...(proof === undefined ? [] : [`proof ${Object.values(proof).join(' ')}`]),
    ...(signature === undefined ? [] : ['signed']),
  ];
  return {
    value: {
      ...entry,
      ...(proof === undefined ? {} : { proof: { ...proof } }),
      ...(signature === undefined ? {} : { signature }),
    },
    written: `approvals: ${words.join(', ')}`,
  };
}
