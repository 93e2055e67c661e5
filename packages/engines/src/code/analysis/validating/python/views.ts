import { type Callable, type ClassCallable, type Place, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { libraryBases } from "../../classes/bases.ts";
import { type Here, type Machine, noArguments } from "../../machine.ts";
import { membersOf, methodOf } from "../members.ts";
import { through } from "../proof.ts";
import { sent } from "../sent.ts";
import { formOf, formOfModel, isForm } from "./forms.ts";
import { filledSerializer, isSerializer, proofOfSerializer, serializerOf } from "./serializers.ts";

/** https://docs.djangoproject.com/en/stable/ref/class-based-views/generic-editing/ */
const formViews = /^django\.views\.generic\.(\w+\.)?(FormView|CreateView|UpdateView|FormMixin|ModelFormMixin)$/;
/** https://www.django-rest-framework.org/api-guide/generic-views/ */
const serializerViews = /^rest_framework\.(generics|viewsets|mixins)\.\w+$/;
const takingForms = new Set(["form_valid", "form_invalid"]);
const takingSerializers = new Set(["perform_create", "perform_update"]);
/** The position of what is valid of the data, behind the object itself. */
const takingValid: Readonly<Record<string, number>> = { validate: 1, create: 1, update: 2 };

/** What the framework gives a method of a view or a serializer: a form or serializer that it made of a request, or what is valid of one. */
export function givenByView(
  machine: Machine,
  inside: Here,
  { unit, owner, self }: Callable & { kind: "function" },
  index: number,
): Value | undefined {
  const parameter = unit.parameters[index];
  if (owner === undefined || parameter === undefined || index === 0) return undefined;
  const at = { module: unit.module, start: parameter.target.start, end: parameter.target.end };
  const bases = libraryBases(owner);
  if (index === 1 && takingForms.has(unit.name) && bases.some((name) => formViews.test(name)))
    return formMade(machine, inside, owner, sent(machine, "a form field (request.POST)", at), at);
  if (index === 1 && takingSerializers.has(unit.name) && bases.some((name) => serializerViews.test(name))) {
    const made = serializerMade(machine, inside, owner, self, at);
    return made && filledSerializer(machine, inside, made, sent(machine, "the request body", at), at);
  }
  const serializer = isSerializer({ ...unknown, callables: [owner] });
  if (serializer === undefined || takingValid[unit.name] !== index) return undefined;
  const proof = proofOfSerializer(machine, owner);
  const before = proof.kind === "checked" ? proof.before : proof;
  return through(machine, inside, sent(machine, "the request body", at, 1), before, at);
}

/** `self.get_form()` and `self.get_serializer(data=…)` of views; `undefined` for other calls. */
export function callView(machine: Machine, here: Here, site: CallSite): Value | undefined {
  const { method, receiver, target, given, at } = site;
  if ((method !== "get_form" && method !== "get_serializer") || target.callables.length > 0) return undefined;
  const owner = receiver?.objects.map((number) => here.state.thing(number)?.instanceOf).find((each) => each);
  if (owner === undefined) return undefined;
  const bases = libraryBases(owner);
  if (method === "get_form" && bases.some((name) => formViews.test(name)))
    return formMade(machine, here, owner, sent(machine, "a form field (request.POST)", at), at);
  if (method !== "get_serializer" || !bases.some((name) => serializerViews.test(name))) return undefined;
  const made = serializerMade(machine, here, owner, receiver, at, given.keywords.get("many"));
  const data = given.keywords.get("data");
  return made === undefined || data === undefined ? made : filledSerializer(machine, here, made, data, at);
}

function formMade(machine: Machine, here: Here, owner: ClassCallable, data: Value, at: Place): Value | undefined {
  const members = membersOf(machine, owner);
  const form = members.get("form_class");
  const made = form === undefined ? undefined : isForm(form);
  if (made !== undefined) return formOf(machine, here, made, data, at);
  return form === undefined ? formOfModel(machine, here, members.get("model"), data, at) : undefined;
}

function serializerMade(
  machine: Machine,
  here: Here,
  owner: ClassCallable,
  self: Value | undefined,
  at: Place,
  many?: Value,
): Value | undefined {
  const by = methodOf(owner, "get_serializer_class", self);
  const named =
    by === undefined
      ? membersOf(machine, owner).get("serializer_class")
      : machine.invoke(here, by, noArguments, at, false);
  const made = named === undefined ? undefined : isSerializer(named);
  return made && serializerOf(machine, here, made, at, many?.constants?.includes(true) === true);
}
