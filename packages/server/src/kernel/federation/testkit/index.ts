/** Real identity providers on loopback. Imported by tests only. */
export { type SamlAnswer, type TestSamlIdp, testSamlIdp } from "./saml-idp.ts";
