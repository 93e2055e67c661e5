import { expect, test } from "vitest";
import { providerLink } from "./provider-link.ts";

test("the way back is escaped and joined to what the address has already", () => {
  expect(providerLink({ login_url: "/api/v1/auth/oidc/login?provider=okta" }, "/scans?status=failed")).toBe(
    "/api/v1/auth/oidc/login?provider=okta&return_to=%2Fscans%3Fstatus%3Dfailed",
  );
  expect(providerLink({ login_url: "/begin" }, "/")).toBe("/begin?return_to=%2F");
});
