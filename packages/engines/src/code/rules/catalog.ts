import { addressFromVariable } from "./address-from-variable/rule.ts";
import { archiveExtraction } from "./archive-extraction/rule.ts";
import { argumentInjection } from "./argument-injection/rule.ts";
import { autoescapeOff } from "./autoescape-off/rule.ts";
import { bindAllInterfaces } from "./bind-all-interfaces/rule.ts";
import { brokenGuard } from "./broken-guard/rule.ts";
import { cleartextStorage } from "./cleartext-storage/rule.ts";
import { cleartextTransmission } from "./cleartext-transmission/rule.ts";
import { clientDecides } from "./client-decides/rule.ts";
import { clientSuppliedIdentity } from "./client-supplied-identity/rule.ts";
import { codeEvaluated } from "./code-evaluated/rule.ts";
import { codeInjection } from "./code-injection/rule.ts";
import { commandInjection } from "./command-injection/rule.ts";
import type { Rule, RuleId } from "./contract.ts";
import { corsAnyOrigin } from "./cors-any-origin/rule.ts";
import { corsAnyOriginWithCredentials } from "./cors-any-origin-with-credentials/rule.ts";
import { credentialsInAnswer } from "./credentials-in-answer/rule.ts";
import { credentialsSentOnRedirect } from "./credentials-sent-on-redirect/rule.ts";
import { crossSiteScripting } from "./cross-site-scripting/rule.ts";
import { csrfProtectionOff } from "./csrf-protection-off/rule.ts";
import { debugMode } from "./debug-mode/rule.ts";
import { decompressionBomb } from "./decompression-bomb/rule.ts";
import { defaultPassword } from "./default-password/rule.ts";
import { deserializerUsed } from "./deserializer-used/rule.ts";
import { directoryExposed } from "./directory-exposed/rule.ts";
import { errorDisclosure } from "./error-disclosure/rule.ts";
import { fileInclusion } from "./file-inclusion/rule.ts";
import { fileRace } from "./file-race/rule.ts";
import { fixedNonce } from "./fixed-nonce/rule.ts";
import { hardcodedCredential } from "./hardcoded-credential/rule.ts";
import { hardcodedSigningKey } from "./hardcoded-signing-key/rule.ts";
import { headerInjection } from "./header-injection/rule.ts";
import { hiddenText } from "./hidden-text/rule.ts";
import { hostHeaderTrusted } from "./host-header-trusted/rule.ts";
import { httpSmuggling } from "./http-smuggling/rule.ts";
import { indexOutOfRange } from "./index-out-of-range/rule.ts";
import { insecureCookie } from "./insecure-cookie/rule.ts";
import { integerOverflow } from "./integer-overflow/rule.ts";
import { jwtNotVerified } from "./jwt-not-verified/rule.ts";
import { ldapInjection } from "./ldap-injection/rule.ts";
import { leakedContext } from "./leaked-context/rule.ts";
import { logInjection } from "./log-injection/rule.ts";
import { loopBoundByInput } from "./loop-bound-by-input/rule.ts";
import { mailInjection } from "./mail-injection/rule.ts";
import { massAssignment } from "./mass-assignment/rule.ts";
import { missingGuard } from "./missing-guard/rule.ts";
import { missingOwnerCheck } from "./missing-owner-check/rule.ts";
import { missingRoleCheck } from "./missing-role-check/rule.ts";
import { missingSecurityHeaders } from "./missing-security-headers/rule.ts";
import { missingTimeout } from "./missing-timeout/rule.ts";
import { noAuthentication } from "./no-authentication/rule.ts";
import { noForgeryProtection } from "./no-forgery-protection/rule.ts";
import { nosqlInjection } from "./nosql-injection/rule.ts";
import { openFilePermissions } from "./open-file-permissions/rule.ts";
import { openRedirect } from "./open-redirect/rule.ts";
import { openWindow } from "./open-window/rule.ts";
import { pathFromVariable } from "./path-from-variable/rule.ts";
import { pathTraversal } from "./path-traversal/rule.ts";
import { predictableTemporaryFile } from "./predictable-temporary-file/rule.ts";
import { predictableToken } from "./predictable-token/rule.ts";
import { processStarted } from "./process-started/rule.ts";
import { programBySearchPath } from "./program-by-search-path/rule.ts";
import { prototypePollution } from "./prototype-pollution/rule.ts";
import { regexInjection } from "./regex-injection/rule.ts";
import { riskyImport } from "./risky-import/rule.ts";
import { scriptReadableCookie } from "./script-readable-cookie/rule.ts";
import { secretInOutput } from "./secret-in-output/rule.ts";
import { serverSideRequestForgery } from "./server-side-request-forgery/rule.ts";
import { sessionFixation } from "./session-fixation/rule.ts";
import { sharedKeyCallbackState } from "./shared-key-callback-state/rule.ts";
import { slowPattern } from "./slow-pattern/rule.ts";
import { sqlBuiltFromParts } from "./sql-built-from-parts/rule.ts";
import { sqlInjection } from "./sql-injection/rule.ts";
import { swallowedError } from "./swallowed-error/rule.ts";
import { templateInjection } from "./template-injection/rule.ts";
import { templateOptions } from "./template-options/rule.ts";
import { timingAttack } from "./timing-attack/rule.ts";
import { tlsCheckSkippedOnResumption } from "./tls-check-skipped-on-resumption/rule.ts";
import { tlsVerificationOff } from "./tls-verification-off/rule.ts";
import { tokenNotRevocable } from "./token-not-revocable/rule.ts";
import { trustBoundary } from "./trust-boundary/rule.ts";
import { unauthenticatedEndpoint } from "./unauthenticated-endpoint/rule.ts";
import { unboundedBody } from "./unbounded-body/rule.ts";
import { unescapedMarkup } from "./unescaped-markup/rule.ts";
import { unpinnedDownload } from "./unpinned-download/rule.ts";
import { unrestrictedUpload } from "./unrestricted-upload/rule.ts";
import { unsafeDeserialization } from "./unsafe-deserialization/rule.ts";
import { unsafeMemory } from "./unsafe-memory/rule.ts";
import { unsafeReflection } from "./unsafe-reflection/rule.ts";
import { unverifiedToken } from "./unverified-token/rule.ts";
import { weakCipher } from "./weak-cipher/rule.ts";
import { weakHash } from "./weak-hash/rule.ts";
import { weakKeySize } from "./weak-key-size/rule.ts";
import { weakRandom } from "./weak-random/rule.ts";
import { weakTlsVersion } from "./weak-tls-version/rule.ts";
import { wildcardInCommand } from "./wildcard-in-command/rule.ts";
import { xmlExternalEntities } from "./xml-external-entities/rule.ts";
import { xmlParserUnhardened } from "./xml-parser-unhardened/rule.ts";
import { xpathInjection } from "./xpath-injection/rule.ts";

/** The rules there are, by id. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  "address-from-variable": addressFromVariable,
  "archive-extraction": archiveExtraction,
  "argument-injection": argumentInjection,
  "autoescape-off": autoescapeOff,
  "bind-all-interfaces": bindAllInterfaces,
  "cleartext-storage": cleartextStorage,
  "cleartext-transmission": cleartextTransmission,
  "client-decides": clientDecides,
  "code-evaluated": codeEvaluated,
  "code-injection": codeInjection,
  "command-injection": commandInjection,
  "cors-any-origin": corsAnyOrigin,
  "cors-any-origin-with-credentials": corsAnyOriginWithCredentials,
  "credentials-in-answer": credentialsInAnswer,
  "credentials-sent-on-redirect": credentialsSentOnRedirect,
  "cross-site-scripting": crossSiteScripting,
  "csrf-protection-off": csrfProtectionOff,
  "debug-mode": debugMode,
  "decompression-bomb": decompressionBomb,
  "default-password": defaultPassword,
  "deserializer-used": deserializerUsed,
  "directory-exposed": directoryExposed,
  "error-disclosure": errorDisclosure,
  "file-inclusion": fileInclusion,
  "file-race": fileRace,
  "fixed-nonce": fixedNonce,
  "hardcoded-credential": hardcodedCredential,
  "hardcoded-signing-key": hardcodedSigningKey,
  "header-injection": headerInjection,
  "hidden-text": hiddenText,
  "host-header-trusted": hostHeaderTrusted,
  "http-smuggling": httpSmuggling,
  "index-out-of-range": indexOutOfRange,
  "insecure-cookie": insecureCookie,
  "integer-overflow": integerOverflow,
  "jwt-not-verified": jwtNotVerified,
  "ldap-injection": ldapInjection,
  "leaked-context": leakedContext,
  "log-injection": logInjection,
  "loop-bound-by-input": loopBoundByInput,
  "mail-injection": mailInjection,
  "client-supplied-identity": clientSuppliedIdentity,
  "mass-assignment": massAssignment,
  "missing-owner-check": missingOwnerCheck,
  "missing-role-check": missingRoleCheck,
  "unauthenticated-endpoint": unauthenticatedEndpoint,
  "broken-guard": brokenGuard,
  "unverified-token": unverifiedToken,
  "no-authentication": noAuthentication,
  "no-forgery-protection": noForgeryProtection,
  "missing-guard": missingGuard,
  "missing-security-headers": missingSecurityHeaders,
  "missing-timeout": missingTimeout,
  "nosql-injection": nosqlInjection,
  "open-file-permissions": openFilePermissions,
  "open-redirect": openRedirect,
  "open-window": openWindow,
  "path-from-variable": pathFromVariable,
  "path-traversal": pathTraversal,
  "predictable-temporary-file": predictableTemporaryFile,
  "predictable-token": predictableToken,
  "process-started": processStarted,
  "program-by-search-path": programBySearchPath,
  "prototype-pollution": prototypePollution,
  "regex-injection": regexInjection,
  "risky-import": riskyImport,
  "script-readable-cookie": scriptReadableCookie,
  "secret-in-output": secretInOutput,
  "server-side-request-forgery": serverSideRequestForgery,
  "session-fixation": sessionFixation,
  "shared-key-callback-state": sharedKeyCallbackState,
  "slow-pattern": slowPattern,
  "sql-built-from-parts": sqlBuiltFromParts,
  "sql-injection": sqlInjection,
  "swallowed-error": swallowedError,
  "template-injection": templateInjection,
  "template-options": templateOptions,
  "timing-attack": timingAttack,
  "tls-check-skipped-on-resumption": tlsCheckSkippedOnResumption,
  "tls-verification-off": tlsVerificationOff,
  "token-not-revocable": tokenNotRevocable,
  "trust-boundary": trustBoundary,
  "unbounded-body": unboundedBody,
  "unrestricted-upload": unrestrictedUpload,
  "unescaped-markup": unescapedMarkup,
  "unpinned-download": unpinnedDownload,
  "unsafe-deserialization": unsafeDeserialization,
  "unsafe-memory": unsafeMemory,
  "unsafe-reflection": unsafeReflection,
  "weak-cipher": weakCipher,
  "weak-hash": weakHash,
  "weak-key-size": weakKeySize,
  "weak-random": weakRandom,
  "weak-tls-version": weakTlsVersion,
  "wildcard-in-command": wildcardInCommand,
  "xml-external-entities": xmlExternalEntities,
  "xml-parser-unhardened": xmlParserUnhardened,
  "xpath-injection": xpathInjection,
};
