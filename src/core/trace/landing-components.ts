import type { Component, RefusedPart } from '../model/landing-page.ts';
import { components } from '../model/landing-page.ts';
import type { AttributeKind } from '../model/landing-page.ts';
import type { Sms } from '../model/sms.ts';
import { closest } from './nearest.ts';

/** Most lines or cards that a component shows. */
export const mostInComponent = 50;

/** Ids in an attribute, which have blanks or commas between them. */
export function idsIn(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter((id) => id !== '');
}

/** How many lines a component is asked to show. */
export function limitOf({ attributes }: Component, usual: number): number {
  const asked = Number(attributes['limit'] ?? usual);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, mostInComponent) : usual;
}

/**
 * What is wrong with the values of a component: each must name something that there is.
 *
 * @param sms the model
 * @param component as the page asks for it
 */
export function componentProblems(sms: Sms, component: Component): readonly RefusedPart[] {
  const { name, attributes, place } = component;
  const forms: Readonly<Record<string, { readonly kind: AttributeKind }>> = components[name];
  return Object.entries(attributes).flatMap(([key, value]): readonly RefusedPart[] => {
    const kind = forms[key]?.kind;
    const wrong = kind === undefined ? [] : problemsOf(sms, kind, value);
    return wrong.map((expected) => ({ place, actual: `<${name}> has ${key}="${value}".`, expected }));
  });
}

function problemsOf(sms: Sms, kind: AttributeKind, value: string): readonly string[] {
  switch (kind) {
    case 'number':
      return /^[1-9]\d?$/.test(value) && Number(value) <= mostInComponent
        ? []
        : [`Write a whole number from 1 to ${mostInComponent}.`];
    case 'type':
      return sms.types.has(value) ? [] : [`There is no type "${value}".${meant(value, [...sms.types.keys()])}`];
    case 'standard':
      return sms.settings.standards.includes(value)
        ? []
        : [`Write the id of a standard in use: ${sms.settings.standards.join(', ')}.`];
    case 'measure':
    case 'role':
      return sms.items.get(value)?.type.key === kind ? [] : [`Nothing with the id ${value} is a ${kind}.`];
    case 'items':
      return idsIn(value)
        .filter((id) => !sms.items.has(id) && !sms.registers.has(id))
        .map((id) => `Nothing has the id ${id}.${meant(id, [...sms.items.keys()])}`);
  }
}

function meant(value: string, known: readonly string[]): string {
  const nearest = closest(value, known);
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
}
