/** True for the fingerprint of an SSH key instead of the key. */
export function isFingerprint(text: string): boolean {
  return /^SHA256:[A-Za-z0-9+/]{43}$/.test(text.trim());
}

/** True for a key or a fingerprint, where a Git identity may also be a mail address. */
export function isKeyText(text: string): boolean {
  return isFingerprint(text) || /^\s*(?:(?:ssh-|ecdsa-|sk-)\S+\s+AAAA|-----BEGIN )/.test(text);
}
