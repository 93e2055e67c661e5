import { constant, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

const methodOf = /^([\w.]+\(\))\.(\w+)$/;

/** Calls after which a reader makes objects of the classes only that the program names. */
const restricting: Readonly<Record<string, RegExp>> = {
  "java.io.ObjectInputStream()": /^setObjectInputFilter$/,
  "com.thoughtworks.xstream.XStream()": /^(allowTypes\w*|addPermission|denyTypes\w*|denyPermission)$/,
};
/** Calls after which a reader makes objects of any class that what is read names. */
const opening: Readonly<Record<string, RegExp>> = {
  "com.fasterxml.jackson.databind.ObjectMapper()": /^enableDefaultTyping\w*$/,
};
const laissezFaire = /\.LaissezFaireSubTypeValidator(\.instance|\(\))$/;

/** What a program tells a reader of objects about the classes that it may make: the models ask for it when it reads. */
export function callReader(here: Here, name: string, { receiver, given }: CallSite): Value | undefined {
  const [, owner = "", method = ""] = methodOf.exec(name) ?? [];
  if (receiver === undefined || owner === "") return undefined;
  const [first = unknown] = given.positional;
  const isOpened =
    opening[owner]?.test(method) === true ||
    (owner === "com.fasterxml.jackson.databind.ObjectMapper()" &&
      method === "activateDefaultTyping" &&
      first.names.some((each) => laissezFaire.test(each))) ||
    (owner === "com.esotericsoftware.kryo.Kryo()" && method === "setRegistrationRequired" && only(first) === false);
  if (isOpened) storeSlot(here.state, receiver, "takesAny", constant(true));
  else if (restricting[owner]?.test(method) === true) storeSlot(here.state, receiver, "isRestricted", constant(true));
  else return undefined;
  return receiver;
}
