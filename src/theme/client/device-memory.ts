/** What a browser keeps for its reader. Where it may keep nothing, everything works without. */
export type DeviceKey = 'recent' | 'settings';

/** Reads what this device keeps for this site; null where it keeps nothing. */
export function readDevice(base: string, key: DeviceKey): unknown {
  try {
    return JSON.parse(localStorage.getItem(nameOf(base, key)) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** Keeps a value on this device, or forgets it where it is null. */
export function writeDevice(base: string, key: DeviceKey, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(nameOf(base, key));
    else localStorage.setItem(nameOf(base, key), JSON.stringify(value));
  } catch {
    // Forbidden, or no room: nothing depends on it.
  }
}

/** Settings of a reader for this device, by name; what is not switched off is on. */
export function isSwitchedOn(base: string, name: string): boolean {
  const settings = readDevice(base, 'settings');
  return !(typeof settings === 'object' && settings !== null && (settings as Record<string, unknown>)[name] === false);
}

/** Several sites may share a host: each has its own memory. */
function nameOf(base: string, key: DeviceKey): string {
  return `clausebook ${base} ${key}`;
}
