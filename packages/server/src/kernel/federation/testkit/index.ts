/** Real identity providers on loopback, honest and forged, and a browser. Imported by tests only. */
export { type TestBrowser, testBrowser } from "./browser.ts";
export { type Claims, type ForgedIdp, type Forgery, forgedIdp } from "./forged-idp.ts";
export { type OidcPerson, type TestOidcIdp, testOidcIdp } from "./oidc-idp.ts";
export { type SamlAnswer, type TestSamlIdp, testSamlIdp } from "./saml-idp.ts";
