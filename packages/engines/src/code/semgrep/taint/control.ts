import type { SyntaxNode } from "../syntax/index.ts";
import { clean, join, type State, type Taint, union } from "./state.ts";

/** The walk through a file, as the ways that control takes see it. */
export interface Flowing {
  /** The statements that follow are not reached. */
  hasEnded: boolean;
  value(node: SyntaxNode, state: State): Taint;
  part(node: SyntaxNode, field: string, state: State): Taint;
  set(target: SyntaxNode | undefined, taint: Taint, state: State): void;
  sourcesAt(node: SyntaxNode): Taint;
  sink(node: SyntaxNode, taint: Taint): void;
}

const mostRounds = 2;

/** Bodies run where they stand, with what is known there; parameters hold what the rule says of them. */
export function runFunction(flow: Flowing, node: SyntaxNode, state: State): void {
  const inner: State = new Map(state);
  for (const param of node.child("params")?.children ?? []) {
    const name = param.child("name");
    const taint = union(flow.sourcesAt(param), name === undefined ? clean : flow.sourcesAt(name));
    if (name !== undefined) flow.set(name, taint, inner);
    if (taint.size > 0) flow.sink(param, taint);
    const fallback = param.child("default");
    if (fallback !== undefined) flow.value(fallback, inner);
  }
  for (const decorator of node.all("decorators")) flow.value(decorator, state);
  const outer = flow.hasEnded;
  flow.hasEnded = false;
  for (const child of node.all("body")) flow.value(child, inner);
  flow.hasEnded = outer;
}

/** Runs each with a copy of the state, and unites those that go on. */
export function runBranches(flow: Flowing, parts: readonly (SyntaxNode | undefined)[], state: State): void {
  const states: State[] = [];
  const outer = flow.hasEnded;
  for (const part of parts) {
    const copy: State = new Map(state);
    flow.hasEnded = false;
    if (part !== undefined) flow.value(part, copy);
    if (!flow.hasEnded) states.push(copy);
  }
  flow.hasEnded = outer || states.length === 0;
  if (states.length > 0) join(states, state);
}

/** Twice, so that what the end of a round taints is seen at its beginning. */
export function runLoop(flow: Flowing, node: SyntaxNode, state: State): Taint {
  const right = node.child("right");
  const left = node.child("left");
  const bodies = node.children.filter((child) => child !== right && child !== left);
  for (let round = 0; round < mostRounds; round++) {
    const copy: State = new Map(state);
    const taint = right === undefined ? clean : flow.value(right, copy);
    if (left !== undefined) flow.set(left, union(taint, flow.sourcesAt(left)), copy);
    const outer = flow.hasEnded;
    for (const body of bodies) flow.value(body, copy);
    flow.hasEnded = outer;
    if (node.kind === "for_in_clause") for (const [place, value] of copy) state.set(place, value);
    else join([state, copy], state);
  }
  return clean;
}

/** `with x as y`, and each `as` in it. */
export function runBindingForm(flow: Flowing, node: SyntaxNode, state: State): Taint {
  if (node.kind === "with") {
    for (const child of node.children) flow.value(child, state);
    return clean;
  }
  const taint = flow.part(node, "value", state);
  const left = node.child("left");
  if (left !== undefined) flow.set(left, union(taint, flow.sourcesAt(left)), state);
  return taint;
}

/** Handlers begin with what holds before the body or after it. */
export function runTry(flow: Flowing, node: SyntaxNode, state: State): Taint {
  const outer = flow.hasEnded;
  const before: State = new Map(state);
  const handlers = node.children.filter(
    (child) => /catch|except|handler/.test(child.kind) || child.field === "handlers" || child.field === "handler",
  );
  for (const child of node.children) {
    if (handlers.includes(child) || child.field === "finalizer") continue;
    flow.value(child, state);
  }
  const endedBody = flow.hasEnded;
  const states: State[] = endedBody ? [] : [new Map(state)];
  for (const handler of handlers) {
    const copy: State = new Map();
    join([before, state], copy);
    flow.hasEnded = false;
    flow.value(handler, copy);
    if (!flow.hasEnded) states.push(copy);
  }
  flow.hasEnded = outer || states.length === 0;
  if (states.length > 0) join(states, state);
  for (const child of node.all("finalizer")) flow.value(child, state);
  return clean;
}

/** Each case by itself, or none. */
export function runSwitch(flow: Flowing, node: SyntaxNode, state: State): Taint {
  const cases: SyntaxNode[] = [];
  const visit = (each: SyntaxNode): void => {
    for (const child of each.children) {
      if (child.kind === "case" || child.kind === "case_clause" || child.kind === "switch_rule") cases.push(child);
      else if (child.field === "body" || /block/.test(child.kind)) visit(child);
      else flow.value(child, state);
    }
  };
  visit(node);
  if (cases.length === 0) return clean;
  runBranches(flow, [...cases, undefined], state);
  return clean;
}
