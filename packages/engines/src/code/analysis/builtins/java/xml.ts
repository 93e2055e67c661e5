import { constant, named, only, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import { optionOf } from "../../conditions.ts";
import type { Here, Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

const reader =
  /^(?:javax\.xml\.(?:parsers\.(?:(?:DocumentBuilder|SAXParser)(?:Factory)?)|stream\.XMLInputFactory|transform\.(?:sax\.SAX)?Transformer(?:Factory)?|validation\.(?:SchemaFactory|Validator))|org\.xml\.sax\.XMLReader|org\.dom4j\.io\.SAXReader|org\.jdom2?\.input\.SAXBuilder|org\.apache\.commons\.digester3?\.Digester)\(\)\.(\w+)$/;
/** What factories make, by the method that makes it. */
const madeBy: ReadonlyMap<string, string> = new Map([
  ["newDocumentBuilder", "javax.xml.parsers.DocumentBuilder()"],
  ["newSAXParser", "javax.xml.parsers.SAXParser()"],
  ["getXMLReader", "org.xml.sax.XMLReader()"],
  ["newTransformer", "javax.xml.transform.Transformer()"],
]);
/** Features and properties that keep documents from declaring entities, and the value that does so. */
const hardening: readonly (readonly [name: RegExp, value: boolean | string])[] = [
  [/disallow-doctype-decl$/, true],
  [/external-general-entities$/, false],
  [/supportDTD$|isSupportingExternalEntities$|SUPPORT_DTD$|IS_SUPPORTING_EXTERNAL_ENTITIES$/, false],
  [/accessExternalDTD$|ACCESS_EXTERNAL_DTD$/, ""],
];

function isSetTo(given: Value, value: boolean | string): boolean {
  return only(given) === value || given.names.includes(`java.lang.Boolean.${String(value).toUpperCase()}`);
}

/** XML readers and their factories: whether they were told to refuse entities, which their parsers inherit. */
export function callXml(machine: Machine, here: Here, name: string, { receiver, given }: CallSite): Value | undefined {
  const method = reader.exec(name)?.[1];
  if (method === undefined || receiver === undefined) return undefined;
  const [first, second] = given.positional;
  if (/^set(Feature|Attribute|Property)$/.test(method) && first !== undefined && second !== undefined) {
    const setting = [...(first.constants ?? []).map(String), ...first.names];
    const isHardened = hardening.some(
      ([wanted, value]) => setting.some((text) => wanted.test(text)) && isSetTo(second, value),
    );
    if (isHardened) storeSlot(here.state, receiver, "isHardened", constant(true));
    return constant(null);
  }
  // What the program itself gives for an entity is not read from elsewhere.
  if (/^set(EntityResolver|XMLResolver|URIResolver)$/.test(method) && first !== undefined && only(first) !== null) {
    storeSlot(here.state, receiver, "isHardened", constant(true));
    return constant(null);
  }
  const made = madeBy.get(method);
  if (made === undefined) return undefined;
  const parser = { ...named(made), number: machine.fresh() };
  const inherited = optionOf(here.state, receiver, "isHardened");
  if (inherited !== undefined) storeSlot(here.state, parser, "isHardened", inherited);
  return parser;
}
