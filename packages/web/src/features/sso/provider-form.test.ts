import type { OidcSettings } from "@gatewatch/sdk";
import { expect, test } from "vitest";
import { formOf, lacksOf, newProvider, oidcBody, samlBody } from "./provider-form.ts";

const origin = "https://gatewatch.example.com";
const kept: OidcSettings = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "okta",
  display_name: "Okta",
  enabled: false,
  admin_group: "admins",
  group_roles: [{ group: "devs", role: "member" }],
  jit: false,
  default_role: "read_only",
  email_domains: ["example.com", "example.org"],
  required: true,
  for_all_teams: true,
  login_url: "/api/v1/auth/oidc/login?provider=okta",
  created_at: "2026-11-21T10:00:00.000Z",
  updated_at: "2026-11-21T10:00:00.000Z",
  issuer: "https://login.example.com",
  client_id: "gatewatch",
  has_client_secret: true,
  redirect_url: "https://other.example.com/callback",
  scopes: ["openid", "groups"],
};

test("saving what was read changes nothing: what the form does not show is kept too, and the secret stays", () => {
  const body = oidcBody(formOf({ kind: "oidc", ...kept }), kept, origin);
  expect(body).not.toHaveProperty("client_secret");
  for (const [name, value] of Object.entries(body))
    expect([name, value]).toEqual([name, kept[name as keyof OidcSettings]]);
});

test("an address of this server is left to the server", () => {
  const own = { ...kept, redirect_url: `${origin}/api/v1/auth/oidc/callback` };
  expect(oidcBody(formOf({ kind: "oidc", ...own }), own, origin).redirect_url).toBeNull();
  expect(samlBody({ ...newProvider, kind: "saml" }, undefined, origin)).toMatchObject({
    entity_id: null,
    acs_url: null,
  });
});

test("a form says what it lacks, for its own kind", () => {
  expect(Object.keys(lacksOf(newProvider))).toEqual(["name", "issuer", "clientId"]);
  expect(Object.keys(lacksOf({ ...newProvider, kind: "saml", name: "entra" }))).toEqual(["metadataUrl"]);
  expect(lacksOf({ ...newProvider, name: "okta", issuer: "https://login.example.com", clientId: "a" })).toEqual({});
});
