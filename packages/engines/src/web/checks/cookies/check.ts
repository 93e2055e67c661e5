import type { Page } from "../../pages/page.ts";
import { isSessionName, type SetCookie } from "../../pages/set-cookie.ts";
import type { Rule } from "../../rule.ts";
import type { Check } from "../contract.ts";
import {
  cookieNotSecure,
  cookiePrefixBroken,
  cookieSameSiteNoneNotSecure,
  cookieSessionNoSameSite,
  cookieSessionNotHttpOnly,
  cookieSessionNotSecure,
  cookieWideDomain,
} from "./rules.ts";

/** The attributes of every cookie a page sets. Over plain HTTP a missing Secure is not the cookie's fault. */
export const cookies: Check = {
  name: "cookies",
  rules: [
    cookieSessionNotSecure,
    cookieNotSecure,
    cookieSessionNotHttpOnly,
    cookieSessionNoSameSite,
    cookieSameSiteNoneNotSecure,
    cookiePrefixBroken,
    cookieWideDomain,
  ],
  inspect: (page) =>
    page.cookies
      .filter((cookie) => !cookie.expired)
      .flatMap((cookie) =>
        rulesOf(cookie, page).map(([rule, expected]) => ({
          rule,
          anchor: `cookie:${cookie.name.slice(0, 200)}`,
          parameter: cookie.name.slice(0, 200),
          observed: attributesOf(cookie),
          expected,
        })),
      ),
};

function rulesOf(cookie: SetCookie, page: Page): readonly (readonly [Rule, string])[] {
  const isHttps = page.url.protocol === "https:";
  const isSession = isSessionName(cookie.name);
  const host = page.url.hostname;
  const rules: (readonly [Rule, string])[] = [];
  if (isHttps && !cookie.secure) rules.push([isSession ? cookieSessionNotSecure : cookieNotSecure, "Secure"]);
  if (isSession && !cookie.httpOnly) rules.push([cookieSessionNotHttpOnly, "HttpOnly"]);
  if (isSession && cookie.sameSite === undefined) rules.push([cookieSessionNoSameSite, "SameSite=Lax or Strict"]);
  if (cookie.sameSite === "none" && !cookie.secure) rules.push([cookieSameSiteNoneNotSecure, "SameSite=None; Secure"]);
  if (breaksPrefix(cookie)) rules.push([cookiePrefixBroken, "Secure; for __Host- also Path=/ and no Domain"]);
  if (isSession && cookie.domain !== undefined && host !== cookie.domain && host.endsWith(`.${cookie.domain}`)) {
    rules.push([cookieWideDomain, "no Domain attribute"]);
  }
  return rules;
}

function breaksPrefix(cookie: SetCookie): boolean {
  const name = cookie.name.toLowerCase();
  if (name.startsWith("__host-")) return !cookie.secure || cookie.domain !== undefined || cookie.path !== "/";
  return name.startsWith("__secure-") && !cookie.secure;
}

function attributesOf(cookie: SetCookie): string {
  const words = [
    cookie.secure ? "Secure" : undefined,
    cookie.httpOnly ? "HttpOnly" : undefined,
    cookie.sameSite === undefined ? undefined : `SameSite=${cookie.sameSite}`,
    cookie.domain === undefined ? undefined : `Domain=${cookie.domain}`,
    cookie.path === undefined ? undefined : `Path=${cookie.path}`,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? "no attributes" : words.join("; ").slice(0, 300);
}
