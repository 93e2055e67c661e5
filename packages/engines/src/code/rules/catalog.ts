import { codeInjection } from "./code-injection/rule.ts";
import { commandInjection } from "./command-injection/rule.ts";
import type { Rule, RuleId } from "./contract.ts";
import { corsAnyOriginWithCredentials } from "./cors-any-origin-with-credentials/rule.ts";
import { crossSiteScripting } from "./cross-site-scripting/rule.ts";
import { debugMode } from "./debug-mode/rule.ts";
import { hardcodedSigningKey } from "./hardcoded-signing-key/rule.ts";
import { insecureCookie } from "./insecure-cookie/rule.ts";
import { jwtNotVerified } from "./jwt-not-verified/rule.ts";
import { ldapInjection } from "./ldap-injection/rule.ts";
import { logInjection } from "./log-injection/rule.ts";
import { missingGuard } from "./missing-guard/rule.ts";
import { nosqlInjection } from "./nosql-injection/rule.ts";
import { openRedirect } from "./open-redirect/rule.ts";
import { pathTraversal } from "./path-traversal/rule.ts";
import { prototypePollution } from "./prototype-pollution/rule.ts";
import { regexInjection } from "./regex-injection/rule.ts";
import { scriptReadableCookie } from "./script-readable-cookie/rule.ts";
import { serverSideRequestForgery } from "./server-side-request-forgery/rule.ts";
import { sqlInjection } from "./sql-injection/rule.ts";
import { templateInjection } from "./template-injection/rule.ts";
import { tlsVerificationOff } from "./tls-verification-off/rule.ts";
import { trustBoundary } from "./trust-boundary/rule.ts";
import { unsafeDeserialization } from "./unsafe-deserialization/rule.ts";
import { weakCipher } from "./weak-cipher/rule.ts";
import { weakHash } from "./weak-hash/rule.ts";
import { weakRandom } from "./weak-random/rule.ts";
import { xmlExternalEntities } from "./xml-external-entities/rule.ts";
import { xpathInjection } from "./xpath-injection/rule.ts";

/** The rules there are, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  "code-injection": codeInjection,
  "command-injection": commandInjection,
  "cors-any-origin-with-credentials": corsAnyOriginWithCredentials,
  "cross-site-scripting": crossSiteScripting,
  "debug-mode": debugMode,
  "hardcoded-signing-key": hardcodedSigningKey,
  "insecure-cookie": insecureCookie,
  "jwt-not-verified": jwtNotVerified,
  "ldap-injection": ldapInjection,
  "log-injection": logInjection,
  "missing-guard": missingGuard,
  "nosql-injection": nosqlInjection,
  "open-redirect": openRedirect,
  "path-traversal": pathTraversal,
  "prototype-pollution": prototypePollution,
  "regex-injection": regexInjection,
  "script-readable-cookie": scriptReadableCookie,
  "server-side-request-forgery": serverSideRequestForgery,
  "sql-injection": sqlInjection,
  "template-injection": templateInjection,
  "tls-verification-off": tlsVerificationOff,
  "trust-boundary": trustBoundary,
  "unsafe-deserialization": unsafeDeserialization,
  "weak-cipher": weakCipher,
  "weak-hash": weakHash,
  "weak-random": weakRandom,
  "xml-external-entities": xmlExternalEntities,
  "xpath-injection": xpathInjection,
};
