import { constant, only, unknown, type Value } from "../../../values/index.ts";
import type { CallSite } from "../../calls/call-site.ts";
import type { Here, Machine } from "../../machine.ts";
import { storeSlot } from "../../store.ts";

/** What a handler answers with: https://pkg.go.dev/net/http#ResponseWriter */
export const responseName = "net/http.ResponseWriter()";
/** The request and the answer of Fiber in one: https://docs.gofiber.io/api/ctx */
const fiberName = "github.com/gofiber/fiber.Ctx()";
/** Both in one, of fasthttp; its answer is a field: https://pkg.go.dev/github.com/valyala/fasthttp#RequestCtx */
const fasthttpName = "github.com/valyala/fasthttp.RequestCtx()";
const headerName = `${responseName}.Header()`;

/** Headers of an answer: one that says the body is no page is kept with the answer. */
export function callResponse(_machine: Machine, here: Here, name: string, site: CallSite): Value | undefined {
  const { given, receiver } = site;
  // The headers share the identity of the answer: what they say of its type is said of it.
  if (name === `${responseName}.Header` && receiver !== undefined)
    return { ...unknown, number: receiver.number, names: [headerName] };
  if ((name === `${headerName}.Set` || name === `${headerName}.Add`) && receiver !== undefined) {
    const [field, value] = given.positional.map((part) => only(part));
    if (typeof field === "string" && /^content-type$/i.test(field) && typeof value === "string")
      storeSlot(here.state, receiver, "isPage", constant(/html|xml|svg/i.test(value)));
    return undefined;
  }
  if (name === `${fasthttpName}.SetContentType` && receiver !== undefined) {
    const type = only(given.positional[0] ?? unknown);
    if (typeof type === "string") storeSlot(here.state, receiver, "isPage", constant(/html|xml|svg/i.test(type)));
    return undefined;
  }
  if (name.startsWith(`${fiberName}.`) && receiver !== undefined) {
    const [field, value] = given.positional.map((part) => only(part));
    const isTyped = name === `${fiberName}.Set` && typeof field === "string" && /^content-type$/i.test(field);
    const type = isTyped ? value : name === `${fiberName}.Type` ? field : undefined;
    if (typeof type === "string") storeSlot(here.state, receiver, "isPage", constant(/html|xml|svg/i.test(type)));
    return name === `${fiberName}.Type` || name === `${fiberName}.Status` ? receiver : undefined;
  }
  return undefined;
}
