import { constant, named, only, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

const factory =
  /^(?:javax\.xml\.(?:parsers\.(?:DocumentBuilder|SAXParser)Factory|stream\.XMLInputFactory)|org\.xml\.sax\.XMLReader|org\.dom4j\.io\.SAXReader|org\.jdom2?\.input\.SAXBuilder|org\.apache\.commons\.digester3?\.Digester)\(\)\.(\w+)$/;
/** Features and properties that keep documents from declaring entities, and the value that does so. */
const hardening: readonly (readonly [name: RegExp, value: boolean | string])[] = [
  [/disallow-doctype-decl$/, true],
  [/external-general-entities$/, false],
  [/supportDTD$|isSupportingExternalEntities$/, false],
  [/accessExternalDTD$|ACCESS_EXTERNAL_DTD$/, ""],
];

/** XML readers and their factories: whether they were told to refuse entities, which their parsers inherit. */
export function callXml(machine: Machine, here: Here, name: string, { receiver, given }: CallSite): Value | undefined {
  const method = factory.exec(name)?.[1];
  if (method === undefined || receiver === undefined) return undefined;
  const [first, second] = given.positional;
  if (/^set(Feature|Attribute|Property)$/.test(method) && first !== undefined && second !== undefined) {
    const setting = [...(first.constants ?? []).map(String), ...first.names];
    const isHardened = hardening.some(
      ([wanted, value]) => setting.some((text) => wanted.test(text)) && only(second) === value,
    );
    if (isHardened) storeSlot(here.state, receiver, "isHardened", constant(true));
    return constant(null);
  }
  if (!/^(newDocumentBuilder|newSAXParser)$/.test(method)) return undefined;
  const made = method === "newSAXParser" ? "javax.xml.parsers.SAXParser()" : "javax.xml.parsers.DocumentBuilder()";
  const parser = { ...named(made), number: machine.fresh() };
  const inherited = optionOf(here.state, receiver, "isHardened");
  if (inherited !== undefined) storeSlot(here.state, parser, "isHardened", inherited);
  return parser;
}
