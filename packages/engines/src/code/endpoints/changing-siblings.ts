import { callerTeller } from "./about-caller.ts";
import { changesData } from "./changes.ts";
import type { Behaviour, Endpoint, Verdict } from "./contract.ts";
import { fixOf } from "./fix-lines.ts";
import { checksItself, ownCheck } from "./guards.ts";
import { isForFew } from "./rights.ts";
import { guardsOfWayIn, isPublicByNature, named, oncePerPlace } from "./siblings.ts";

const changing = new Set(["PUT", "PATCH", "DELETE", "POST"]);
/** What everybody may change who is known, as it is about nobody else. */
const ownThings = /(^|\/)(self|me|my|mine|own|current|profile|account|session|settings|password)(\/|$)/i;
const administration = /(^|\/)(admin|administration|staff|moderat\w*|back-?office)(\/|$)/i;
const fewest = 2;

/**
 * Endpoints that change what is kept and ask for less than what stands beside them: all that change the same kind of objects
 * ask for a right, or reading at the same path does, or the path is one of administration in a program that asks for
 * rights elsewhere. Few stand there, so little speaks for it.
 */
export function changingOutliersOf(program: Behaviour): Verdict[] {
  const { endpoints, calls } = program;
  const few = new Set(endpoints.filter(isForFew));
  if (few.size === 0) return [];
  const passed = guardsOfWayIn(endpoints);
  const isForAll = callerTeller(program);
  const counting = endpoints.filter((endpoint) => few.has(endpoint) || !isForAll(endpoint));
  const changes = Map.groupBy(
    counting.filter((endpoint) => isChange(endpoint) && !ownThings.test(endpoint.path)),
    ({ path }) => kindOf(path),
  );
  const reads = Map.groupBy(
    counting.filter((endpoint) => endpoint.method === "GET" && few.has(endpoint)),
    ({ path }) => path,
  );
  const found = endpoints.flatMap((endpoint): Verdict[] => {
    const { guards, handler, path, isOpen } = endpoint;
    if (guards.every(({ name }) => passed.has(name)) || isOpen === true || handler === undefined || !isChange(endpoint))
      return [];
    if (few.has(endpoint) || ownThings.test(path) || isPublicByNature(endpoint)) return [];
    if (guards.some(({ name }) => name === ownCheck) || checksItself(handler, calls)) return [];
    // Of what is only about who asks, others tell that are so too, and ask for the right all the same.
    const better = isForAll(endpoint)
      ? likeIt(endpoint, changes, few, isForAll)
      : (likeIt(endpoint, changes, few) ?? readAt(endpoint, reads) ?? administering(path, few));
    if (better === undefined) return [];
    const own = new Set(guards.map(({ name }) => name));
    const [first] = better.siblings;
    const guard = first?.guards.findLast(({ name }) => !own.has(name))?.name;
    if (guard === undefined) return [];
    const evidence = `${better.what} ${guard}: ${named(better.siblings)}`;
    const fix = fixOf(endpoint, guard, better.siblings);
    return [{ rule: "missing-role-check", endpoint, evidence, expected: guard, ...fix, isMild: true, doubt: 2 }];
  });
  return oncePerPlace(found);
}

interface Better {
  /** For people. */
  readonly what: string;
  readonly siblings: readonly Endpoint[];
}

type ByPath = ReadonlyMap<string, readonly Endpoint[]>;

/** All others that change the same kind of objects, two at the least. */
function likeIt(
  { path, at }: Endpoint,
  changes: ByPath,
  few: ReadonlySet<Endpoint>,
  isToo: (other: Endpoint) => boolean = () => true,
): Better | undefined {
  const kind = kindOf(path);
  const others = (changes.get(kind) ?? []).filter((other) => other.at !== at);
  if (kind === "" || others.length < fewest) return undefined;
  if (!others.every((other) => few.has(other) && isToo(other))) return undefined;
  return { what: `all others that change ${kind} have`, siblings: others };
}

function readAt({ path, at }: Endpoint, reads: ByPath): Better | undefined {
  const read = reads.get(path)?.find((other) => other.at !== at);
  return read && { what: "to read the same needs", siblings: [read] };
}

function administering(path: string, few: ReadonlySet<Endpoint>): Better | undefined {
  if (!administration.test(path)) return undefined;
  return { what: "it is for administration, and others have", siblings: [...few] };
}

/** The path without what tells one object from another: `/orders` of `/orders/{id}/pay`. */
function kindOf(path: string): string {
  return path.split("/{", 1)[0]!;
}

function isChange({ method, handler }: Endpoint): boolean {
  return changing.has(method) || (method === "*" && handler !== undefined && changesData(handler));
}
