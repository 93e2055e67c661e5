import {
  type ClassCallable,
  everyContext,
  type Fact,
  named,
  type Place,
  unknown,
  type Value,
} from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { textOf } from "../../literals.ts";
import { load } from "../../load.ts";
import { type Here, hereOf, type Machine, noArguments } from "../../machine.ts";
import { methodOf } from "../members.ts";
import { factsOf, fieldsProof, type Proof, through } from "../proof.ts";
import { proofOfRules } from "./rules.ts";

const request = "laravel.Request";
const validator = "Illuminate.Support.Facades.Validator";
/** What was found valid, as an object of its own: https://laravel.com/docs/12.x/validation#working-with-validated-input */
const valid = "laravel.Valid";
const parts = new Set(["only", "except", "all", "toArray", "collect", "merge", "validated", "safe"]);
const readers = new Set(["input", "get", "query", "post", "string", "str", "array", "json"]);

/** What validators were made to check, and by what. */
const validators = beside<
  Machine,
  Map<number, { readonly data: Value; readonly proof: Proof; readonly facts: readonly Fact[] }>
>(() => new Map());
const proofs = beside<Machine, Map<unknown, Proof>>(() => new Map());

/** Validation of Laravel: https://laravel.com/docs/12.x/validation; `undefined` for other calls. */
export function callLaravelValidation(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, at } = site;
  const [first, second] = given.positional;
  if (receiver?.names.includes(valid) === true) {
    if (method === undefined || !parts.has(method)) return undefined;
    const name = first === undefined ? undefined : textOf(first);
    return name === undefined || method !== "validated" ? receiver : load(machine, here, receiver, name, at);
  }
  const made = receiver === undefined ? undefined : validators(machine).get(receiver.number);
  if (made !== undefined) return ofValidator(machine, here, made, method, receiver!, at);
  const isMaker = target.names.some((name) => name === `${validator}.make` || name === "php.validator");
  if (isMaker && first !== undefined && second !== undefined) {
    const proof = proofOfRules(here.state, second);
    const number = machine.fresh();
    validators(machine).set(number, { data: first, proof, facts: factsOfData(machine, here, site, proof) });
    return { ...named("laravel.Validator"), number };
  }
  if (first !== undefined && second !== undefined && target.names.includes(`${validator}.validate`))
    return through(machine, here, first, proofOfRules(here.state, second), at);
  const ofRequest = (name: string) => target.names.includes(`${request}.${name}`);
  if (first !== undefined && receiver !== undefined && ofRequest("validate"))
    return checked(machine, here, receiver, first, at);
  // `$this->validate($request, […])` of controllers
  if (method === "validate" && first?.names.some(isRequest) === true && second !== undefined)
    return target.callables.length > 0 ? undefined : checked(machine, here, first, second, at);
  if (receiver === undefined) return undefined;
  if (ofRequest("validated") || ofRequest("safe")) {
    const owner = ownerOf(here, receiver);
    if (owner === undefined) return undefined;
    const whole = through(machine, here, sent(machine, here, receiver, at), proofOfOwner(machine, owner), at);
    const name = ofRequest("validated") && first !== undefined ? textOf(first) : undefined;
    if (name !== undefined) return load(machine, here, whole, name, at);
    return { ...whole, names: [valid] };
  }
  return readProved(machine, here, site);
}

function isRequest(name: string): boolean {
  return name === request || /^Illuminate\.(Http\.Request|Foundation\.Http\.FormRequest)(\(\))?$/.test(name);
}

function ofValidator(
  machine: Machine,
  here: Here,
  { data, proof, facts }: { readonly data: Value; readonly proof: Proof; readonly facts: readonly Fact[] },
  method: string | undefined,
  receiver: Value,
  at: Place,
): Value | undefined {
  switch (method) {
    case "fails":
      return { ...unknown, whenFalse: facts };
    case "passes":
      return { ...unknown, whenTrue: facts };
    case "validate":
    case "validated":
    case "safe":
      for (const { about, safe } of facts) here.state.learn(about, safe);
      return { ...through(machine, here, data, proof, at), names: [valid] };
    default:
      return method === "after" || method === "stopOnFirstFailure" || method === "sometimes" ? receiver : undefined;
  }
}

/** What holds of the data themselves, and of the request that they are all of, where a check lets them pass. */
function factsOfData(machine: Machine, here: Here, { given }: CallSite, proof: Proof): Fact[] {
  const [first] = given.positional;
  const written = given.written?.[0]?.value;
  const whole =
    written?.kind === "call" && written.callee.kind === "member" && written.callee.name === "all"
      ? machine.evaluate(here, written.callee.object)
      : undefined;
  const isOfRequest = whole?.names.some(isRequest) === true;
  return [...factsOf(machine, first!.number, proof), ...(isOfRequest ? factsOf(machine, whole!.number, proof) : [])];
}

function checked(machine: Machine, here: Here, asked: Value, rules: Value, at: Place): Value {
  const proof = proofOfRules(here.state, rules);
  for (const { about, safe } of factsOf(machine, asked.number, proof)) here.state.learn(about, safe);
  return { ...through(machine, here, sent(machine, here, asked, at), proof, at), names: [valid] };
}

function sent(machine: Machine, { frame, state }: Here, { number }: Value, at: Place): Value {
  const source = machine.catalog(frame.unit.module.language).sources.get(`${request}.all()`);
  if (source === undefined || state.factAbout(number) === everyContext) return unknown;
  const taint = { source: { label: source.label, what: source.what, at }, last: undefined, safe: 0, doubt: 0 };
  return { ...unknown, number: machine.fresh(), taints: [taint] };
}

/** `$request->input("page")` where that was checked before. */
function readProved(machine: Machine, here: Here, { target, receiver, given, at }: CallSite): Value | undefined {
  const full = target.names.find((name) => name.startsWith(`${request}.`));
  const name = given.positional[0] === undefined ? undefined : textOf(given.positional[0]);
  if (full === undefined || name === undefined || !readers.has(full.slice(request.length + 1))) return undefined;
  const number = name.split(".").reduce((held, part) => machine.memberNumber(held, part), receiver!.number);
  const safe = receiver!.number === 0 ? 0 : here.state.factAbout(number);
  const source = machine.catalog("php").sources.get(`${full}()`);
  if (safe === 0 || source === undefined) return undefined;
  const taint = { source: { label: source.label, what: source.what, at }, last: undefined, safe, doubt: 0 };
  return { ...unknown, number, taints: [taint] };
}

function ownerOf({ state }: Here, { objects }: Value): ClassCallable | undefined {
  return objects
    .map((number) => state.thing(number)?.instanceOf)
    .find((owner) => owner !== undefined && libraryBases(owner).some(isRequest));
}

/** What the rules of a class of requests prove. */
function proofOfOwner(machine: Machine, owner: ClassCallable): Proof {
  const known = proofs(machine).get(owner.unit);
  if (known !== undefined) return known;
  const nothingProved = fieldsProof({ fields: () => new Map(), isOpen: true });
  proofs(machine).set(owner.unit, nothingProved);
  const by = methodOf(owner, "rules", undefined);
  if (by === undefined) return nothingProved;
  const here = hereOf(owner.frame, machine.world.fork());
  const at = { module: owner.frame.unit.module, start: owner.unit.start, end: owner.unit.start };
  const proof = proofOfRules(here.state, machine.invoke(here, by, noArguments, at, false));
  proofs(machine).set(owner.unit, proof);
  return proof;
}

/** A request that is declared to be of a class with rules was checked by them before a function is given it. */
export function learnRules(machine: Machine, here: Here, value: Value): void {
  const owner = value.objects.length === 0 ? undefined : ownerOf(here, value);
  if (owner === undefined) return;
  for (const { about, safe } of factsOf(machine, value.number, proofOfOwner(machine, owner)))
    here.state.learn(about, safe);
}
