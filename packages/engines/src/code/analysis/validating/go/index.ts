/** What tags of Go's structs prove of what is read into them. It never trusts them where nobody looks at what a check says. */
import type { FillModel } from "../../../models/index.ts";
import { type Fact, named, type Place, type Value, withHop } from "../../../values/index.ts";
import { beside } from "../../beside.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { contentOf } from "../../calls/fill.ts";
import { failure } from "../../compare.ts";
import { factsAbout } from "../../facts.ts";
import { textOf } from "../../literals.ts";
import { givenAt, type Here, type Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";
import { apart } from "../checkers.ts";
import { proofOfClass, provesAnything } from "../dto.ts";
import { proofOfTag, tagMarks } from "./tags.ts";

/** They check what they have read: https://gin-gonic.com/en/docs/examples/binding-and-validation/ */
const checking = /gin-gonic\/gin\.Context\(\)\.(Should)?Bind\w*$/;
const validator = /go-playground\/validator[^.]*(\.v\d+)?\.(New|Validate)\(\)\.(Struct|StructCtx|Var|VarCtx)$/;
const validate = /labstack\/echo[^.]*\.Context\(\)\.Validate$/;
const tags = { binding: tagMarks("binding"), validate: tagMarks("validate") };

/** What holds of an object that content was read into where a check of it lets it pass, by the object's number. */
const expected = beside<Machine, Map<number, readonly Fact[]>>(() => new Map());

/** Calls that read content into a struct with tags, and those that check one; `undefined` for other calls. */
export function callTags(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, given } = site;
  const name = target.names.find((each) => validator.test(each) || validate.test(each));
  if (name !== undefined) {
    const rest = /Ctx$/.test(name) ? given.positional.slice(1) : given.positional;
    const [first, second] = rest;
    if (first === undefined) return undefined;
    const rules = /\.Var(Ctx)?$/.test(name) && second !== undefined ? textOf(second) : undefined;
    const proof = rules === undefined ? undefined : proofOfTag(rules);
    const facts =
      proof?.kind === "safe"
        ? factsAbout(first, proof.safe)
        : [first.number, ...first.objects].flatMap((number) => expected(machine).get(number) ?? []);
    return { ...named(failure), number: machine.fresh(), whenFalse: facts };
  }
  const { fills } = machine.catalog("go");
  for (const each of target.names) {
    const fill = fills.get(each);
    if (fill === undefined || fill.into === "receiver") continue;
    const facts = filledByTags(machine, here, site, each, fill);
    if (facts === undefined) continue;
    return checking.test(each) ? { ...named(failure), number: machine.fresh(), whenFalse: facts } : named("error");
  }
  return undefined;
}

function filledByTags(
  machine: Machine,
  here: Here,
  { given, receiver, at }: CallSite,
  name: string,
  fill: FillModel,
): readonly Fact[] | undefined {
  const read = (reference: number | string) => (reference === "receiver" ? receiver : givenAt(given, reference));
  const object = read(fill.into);
  const [number] = object?.objects ?? [];
  const owner = number === undefined ? undefined : here.state.thing(number)?.instanceOf;
  if (object === undefined || number === undefined || owner === undefined || object.objects.length > 1)
    return undefined;
  const marks = checking.test(name) ? tags.binding : tags.validate;
  const proof = proofOfClass(machine, owner, marks);
  if (!provesAnything(proof)) return undefined;
  const content = contentOf(here, fill, read, at);
  if (content.taints.length === 0) return undefined;
  const filled = { ...readInto(content, at, name), number: machine.fresh() };
  const { value, facts } = apart(machine, here, filled, proof, at);
  for (const [field, slot] of here.state.thing(value.number)?.slots ?? []) storeSlot(here.state, object, field, slot);
  expected(machine).set(number, facts);
  return facts;
}

function readInto(content: Value, at: Place, name: string): Value {
  return withHop(content, at, `read into an object by ${name.slice(name.lastIndexOf(".") + 1)}`);
}
