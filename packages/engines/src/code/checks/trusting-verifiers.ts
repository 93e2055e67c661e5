import { dottedName, type FunctionUnit, walk } from "../ir/index.ts";
import type { Check } from "./contract.ts";

/**
 * Classes of Java that look at a certificate or the name in it and find nothing wrong, whatever it is: a
 * `javax.net.ssl.X509TrustManager` that never throws, a `javax.net.ssl.HostnameVerifier` that always says yes.
 */
export const trustingVerifiers: Check = (module, see) => {
  if (module.language !== "java") return;
  walk(module.top, {
    unit(unit) {
      const [first, second] = unit.parameters;
      if (first === undefined || second === undefined) return;
      const isTrusting =
        unit.name === "checkServerTrusted"
          ? unit.body.every(({ kind }) => kind === "return")
          : unit.name === "verify" && isSession(unit) && saysYes(unit);
      if (isTrusting)
        see({ rule: "tls-verification-off", at: { start: first.target.start, end: unit.end }, unit, what: unit.name });
    },
  });
};

function isSession({ parameters }: FunctionUnit): boolean {
  const type = parameters[1]?.annotation;
  return type !== undefined && dottedName(type)?.split(".").at(-1) === "SSLSession";
}

function saysYes({ body }: FunctionUnit): boolean {
  const [only] = body;
  return body.length === 1 && only?.kind === "return" && only.value?.kind === "constant" && only.value.value === true;
}
