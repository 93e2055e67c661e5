import type { FunctionUnit } from "../../../ir/index.ts";
import { type ClassCallable, joinAll, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { textOf } from "../../literals.ts";
import { load } from "../../load.ts";
import { type Here, hereOf, type Machine, noArguments } from "../../machine.ts";
import { extending, membersOf, methodOf } from "../members.ts";
import { factsOf, fieldsProof, itemsProof, type Proof, safeProof, through } from "../proof.ts";
import { declaring, proofDeclared, proofOfSchema } from "../schemas.ts";
import { sent } from "../sent.ts";
import { isMany } from "./many.ts";

const schemas =
  /^(marshmallow\.(schema\.)?|flask_marshmallow\.\w*(\(\))?\.|webargs\..*)Schema$|^marshmallow_sqlalchemy\.\w*Schema$/;
const nested = /^(marshmallow|webargs|flask_marshmallow)\.(fields\.)?(Nested|Pluck)$/;
const parsing =
  /^webargs\.\w+\.(\w*[pP]arser(\(\))?\.)?(use_args|use_kwargs|parse)$|^webargs\.\w+\.parser\.(use_args|use_kwargs|parse)$/;
/** https://flask-smorest.readthedocs.io/en/latest/arguments.html https://apiflask.com/usage/#use-appinput-to-validate-and-deserialize-request-data */
const inputs = /^flask_smorest\.(\w+\.)*Blueprint\(\)\.arguments$|^apiflask\.(\w+\.)*API(Flask|Blueprint)\(\)\.input$/;

/** Schemas of marshmallow and what webargs reads by them: https://marshmallow.readthedocs.io/en/stable/quickstart.html; `undefined` for other calls. */
export function callMarshmallow(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { target, receiver, method, given, at } = site;
  const first = given.positional[0];
  const owners = extending(target, schemas);
  if (owners.length > 0)
    return joinAll(
      owners.map((owner) => {
        const self = machine.invoke(here, owner, given, at, true);
        const proof = proofOfOwner(machine, owner, self);
        return declaring(machine, self, isMany(given) ? itemsProof(proof) : proof);
      }),
    );
  if (first !== undefined && target.names.some((name) => nested.test(name))) {
    const proof = proofOfNested(machine, here, first) ?? safeProof(0);
    return declaring(machine, unknown, isMany(given) ? itemsProof(proof) : proof);
  }
  if (target.names.some((name) => /\.Schema\.from_dict$/.test(name)))
    return first && declaring(machine, unknown, proofOfSchema(machine, here, first) ?? safeProof(0));
  if (first !== undefined && target.names.some((name) => parsing.test(name)) && method === "parse")
    return through(machine, here, sent(machine, "a request parameter", at), proofOfArgument(machine, here, first), at);
  const proof = receiver && proofDeclared(machine, receiver);
  if (proof === undefined || first === undefined) return undefined;
  if (method === "load" || method === "loads")
    return through(machine, here, first, isMany(given) && proof.kind !== "items" ? itemsProof(proof) : proof, at);
  // It gives what is wrong, by field: nothing where all is right.
  return method === "validate"
    ? { ...unknown, number: machine.fresh(), whenFalse: factsOf(machine, first.number, proof) }
    : undefined;
}

/** What decorators that read a request by a schema give a parameter; `undefined` for other parameters. */
export function givenBySchema(machine: Machine, inside: Here, unit: FunctionUnit, index: number): Value | undefined {
  const parameter = unit.parameters[index]!;
  const at = { module: unit.module, start: parameter.target.start, end: parameter.target.end };
  const whole: Proof[] = [];
  for (const mark of unit.decorators) {
    if (mark.kind !== "call") continue;
    const [name] = machine
      .evaluate(inside, mark.callee)
      .names.filter((each) => parsing.test(each) || inputs.test(each));
    const schema = mark.args.find((argument) => argument.name === undefined)?.value;
    if (name === undefined || schema === undefined) continue;
    const proof = proofOfArgument(machine, inside, machine.evaluate(inside, schema));
    const isSpread =
      name.endsWith("use_kwargs") ||
      mark.args.some(
        ({ name: option, value }) => option === "as_kwargs" && value.kind === "constant" && value.value === true,
      );
    if (!isSpread) whole.push(proof);
    else if (proof.kind === "fields" && proof.shape.fields().has(parameter.name)) {
      const all = through(machine, inside, sent(machine, "a request parameter", at), proof, at);
      return load(machine, inside, all, parameter.name, at);
    }
  }
  const last = unit.parameters.filter(({ kind }) => kind === "positional").length;
  const position = index - (last - whole.length);
  const proof = whole[position];
  return proof === undefined
    ? undefined
    : through(machine, inside, sent(machine, "a request parameter", at), proof, at);
}

/** A schema, its class, or a record of fields. */
function proofOfArgument(machine: Machine, here: Here, value: Value): Proof {
  const [owner] = extending(value, schemas);
  return owner === undefined
    ? (proofOfSchema(machine, here, value) ?? safeProof(0))
    : proofOfOwner(machine, owner, undefined);
}

/** `Nested(Address)`, `Nested("Address")`, `Nested(lambda: Address())`. */
function proofOfNested(machine: Machine, here: Here, value: Value): Proof | undefined {
  const name = textOf(value);
  const meant = name === undefined ? value : namedInFile(machine, here, name);
  const made = meant.callables.some(({ kind }) => kind === "function")
    ? machine.invokeAll(here, meant, noArguments, { module: here.frame.unit.module, start: 0, end: 0 })
    : meant;
  const [owner] = extending(made, schemas);
  return owner === undefined ? proofDeclared(machine, made) : lazily(machine, owner);
}

function namedInFile(machine: Machine, here: Here, name: string): Value {
  const [start, end] = [0, 0];
  return machine.evaluate(here, { kind: "name", name: name.split(".").at(-1)!, start, end });
}

/** Schemas may hold themselves. */
function lazily(machine: Machine, owner: ClassCallable): Proof {
  return fieldsProof({ fields: () => fieldsOf(machine, owner, undefined), isOpen: isOpen(owner) });
}

function proofOfOwner(machine: Machine, owner: ClassCallable, self: Value | undefined): Proof {
  const fields = fieldsProof({ fields: () => fieldsOf(machine, owner, self), isOpen: isOpen(owner) });
  const [by] = markedMethods(machine, owner, /^marshmallow\.(decorators\.)?post_load(\(\))?$/);
  const made = by === undefined ? undefined : methodOf(owner, by.name, self);
  return made === undefined ? fields : { kind: "checked", by: made, before: fields };
}

/** Fields that nobody declared pass where the class says so: https://marshmallow.readthedocs.io/en/stable/quickstart.html#handling-unknown-fields */
function isOpen(owner: ClassCallable): boolean {
  const { unit, frame } = owner;
  const isOfModel = libraryBases(owner).some(
    (name) => name.includes("sqlalchemy") || /\.SQLAlchemy\w*Schema$/.test(name),
  );
  return isOfModel || /\bunknown\s*=\s*\S*INCLUDE\b/.test(frame.unit.module.text.slice(unit.start, unit.end));
}

function fieldsOf(machine: Machine, owner: ClassCallable, self: Value | undefined): ReadonlyMap<string, Proof> {
  const fields = new Map(
    [...membersOf(machine, owner)].flatMap(([name, value]) => {
      const proof = proofDeclared(machine, value);
      return proof === undefined ? [] : [[name, proof] as const];
    }),
  );
  for (const { name, args } of markedMethods(machine, owner, /^marshmallow\.(decorators\.)?validates$/))
    for (const field of args) {
      const before = fields.get(field);
      const by = methodOf(owner, name, self);
      if (before !== undefined && by !== undefined) fields.set(field, { kind: "checked", by, before, keeps: true });
    }
  return fields;
}

/** Methods of a class with such a decorator, and the texts that it is given. */
function markedMethods(
  machine: Machine,
  owner: ClassCallable,
  mark: RegExp,
): { readonly name: string; readonly args: readonly string[] }[] {
  const here = hereOf(owner.frame, machine.world);
  return owner.unit.members.flatMap(({ name, value }) => {
    if (value.kind !== "function") return [];
    return value.unit.decorators.flatMap((decorator) => {
      const callee = decorator.kind === "call" ? decorator.callee : decorator;
      if (!machine.evaluate(here, callee).names.some((each) => mark.test(each))) return [];
      const args = decorator.kind === "call" ? decorator.args : [];
      const texts = args.flatMap(({ value: said }) => (said.kind === "constant" ? [String(said.value)] : []));
      return [{ name, args: texts }];
    });
  });
}
