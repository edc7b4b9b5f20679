import { beginningOf } from './paging.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink, typeLink, typeName } from './site.ts';
import { purposeIn } from './words/model-words.ts';
import { sayKnown } from './words/say.ts';

/** Overview of all types and registers. */
export interface RegistersView {
  readonly groups: readonly {
    readonly name: string;
    readonly types: readonly {
      readonly link: LinkView;
      readonly purpose: string;
      readonly count: number;
      readonly level: string;
    }[];
  }[];
  readonly registers: readonly {
    readonly link: LinkView;
    readonly title: string;
    readonly holds: string;
    readonly rows: number;
  }[];
  /** Registers this page leaves out. */
  readonly moreRegisters: number;
}

const mostRegisters = 200;

/** Page model of the overview. */
export function registersView(site: Site): RegistersView {
  const { sms } = site.checked;
  const counts = new Map<string, number>();
  for (const item of sms.items.values()) counts.set(item.type.key, (counts.get(item.type.key) ?? 0) + 1);
  const groups = new Map<string, RegistersView['groups'][number]['types'][number][]>();
  for (const type of sms.types.values()) {
    const count = counts.get(type.key) ?? 0;
    if (count === 0) continue;
    const list = groups.get(type.group) ?? [];
    groups.set(type.group, list);
    list.push({
      link: typeLink(site, type.key),
      purpose: purposeIn(type.key) ?? type.purpose,
      count,
      level: type.level,
    });
  }
  const registers = beginningOf([...sms.registers.values()], mostRegisters);
  return {
    groups: [...groups].map(([name, types]) => ({ name: sayKnown(name), types })),
    registers: registers.shown.map((register) => ({
      link: itemLink(site, register.id),
      title: register.title,
      holds: register.of.map(typeName).join(', '),
      rows: register.rows.length,
    })),
    moreRegisters: registers.rest,
  };
}
