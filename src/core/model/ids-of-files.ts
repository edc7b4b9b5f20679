import { remembered } from './remembered.ts';
import type { Sms } from './sms.ts';

/**
 * File -> id of the item or register that is the whole of it; none for pages, data and what could not be taken up.
 *
 * @param sms the model
 */
export const idsOfFiles = remembered((sms: Pick<Sms, 'items' | 'registers'>): ReadonlyMap<string, string> => {
  const items = [...sms.items.values()].filter(({ storage }) => storage === 'file');
  return new Map([...items, ...sms.registers.values()].map(({ file, id }) => [file, id]));
});
