import type { FlowEdge, FlowNode, Flowchart } from './flowchart.ts';
import { onOneLine } from './flowchart-text.ts';
import { orderFlowchart } from './order-flowchart.ts';

/** A flowchart in words. `steps` is meant as a numbered list: "(step 4)" in a sentence is the fourth sentence. */
export interface FlowchartDescription {
  readonly summary: string;
  readonly steps: readonly string[];
  readonly groups: readonly string[];
}

/** Takes a flowchart; gives every node, edge and group of it in plain sentences, in reading order. */
export function describeFlowchart(chart: Flowchart): FlowchartDescription {
  const nodes = new Map(chart.nodes.map((node) => [node.id, node]));
  const order = orderFlowchart(chart);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const leaving = new Map(order.map((id) => [id, [] as FlowEdge[]]));
  const entered = new Set<string>();
  const returning = new Set<string>();
  for (const edge of chart.edges) {
    leaving.get(edge.from)?.push(edge);
    if (edge.arrow === 'end') entered.add(edge.to);
    if (edge.arrow === 'both') returning.add(edge.to);
  }
  const steps = order.flatMap((id) => {
    const node = nodes.get(id);
    return node === undefined
      ? []
      : [describeNode(node, leaving.get(id) ?? [], entered.has(id) && !returning.has(id), nodes, numbers)];
  });
  const groups = chart.groups.map((group) => {
    const inner = chart.groups
      .filter((other) => other.parent === group.id)
      .map((other) => `the group “${onOneLine(other.title)}”`);
    const members = order.filter((id) => nodes.get(id)?.group === group.id);
    const texts = members.map((id) => onOneLine(nodes.get(id)?.text ?? id));
    return sentence(`The group “${onOneLine(group.title)}” holds ${list([...texts, ...inner])}`);
  });
  return { summary: summarise(chart), steps, groups };
}

function summarise(chart: Flowchart): string {
  const decisions = chart.nodes.filter((node) => node.shape === 'decision').length;
  const steps = chart.nodes.length - decisions;
  const parts = [count(steps, 'step'), count(decisions, 'decision'), count(chart.groups.length, 'group')];
  return `Flowchart with ${list(parts.filter((part) => !part.startsWith('0 ')))}.`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function list(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function describeNode(
  node: FlowNode,
  edges: readonly FlowEdge[],
  isEnd: boolean,
  nodes: ReadonlyMap<string, FlowNode>,
  numbers: ReadonlyMap<string, number>,
): string {
  const own = (node.shape === 'decision' ? 'Decision: ' : '') + onOneLine(node.text);
  if (edges.length === 0) return isEnd ? join(own, ['end of this path']) : sentence(own);
  const here = numbers.get(node.id) ?? 0;
  const target = (edge: FlowEdge): string => {
    const number = numbers.get(edge.to) ?? 0;
    const place = edge.to === node.id ? ' (this step again)' : number === here + 1 ? '' : ` (step ${number})`;
    const line = edge.stroke === 'solid' ? '' : ` (${edge.stroke} line)`;
    return `${onOneLine(nodes.get(edge.to)?.text ?? edge.to)}${place}${line}`;
  };
  const labelled = edges.filter((edge) => edge.label !== null);
  const parts = labelled.map((edge) =>
    node.shape === 'decision'
      ? `if ${edge.label ?? ''}: ${edge.arrow === 'end' ? '' : `${lead(node, edge.arrow, true)} `}${target(edge)}`
      : `${lead(node, edge.arrow, false)} (${edge.label ?? ''}) ${target(edge)}`,
  );
  for (const arrow of ['end', 'both', 'none'] as const) {
    const plain = edges.filter((edge) => edge.label === null && edge.arrow === arrow).map(target);
    if (plain.length > 0) parts.push(`${lead(node, arrow, labelled.length > 0)} ${list(plain)}`);
  }
  return join(own, parts);
}

function lead(node: FlowNode, arrow: FlowEdge['arrow'], afterLabels: boolean): string {
  if (arrow === 'both') return 'to and from';
  if (arrow === 'none') return 'connected with';
  return node.shape === 'decision' && afterLabels ? 'otherwise' : 'then';
}

function join(own: string, parts: readonly string[]): string {
  const rest = parts.join('; ');
  const isClosed = /[.!?…]$/.test(own);
  return sentence(isClosed ? `${own} ${rest.charAt(0).toUpperCase()}${rest.slice(1)}` : `${own}; ${rest}`);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
