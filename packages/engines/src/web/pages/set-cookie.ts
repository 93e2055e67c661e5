/** One Set-Cookie header, read by RFC 6265bis §5.6; the value itself is not kept. */
export interface SetCookie {
  readonly name: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Lower case; `undefined` when missing or not one of the three words. */
  readonly sameSite: "strict" | "lax" | "none" | undefined;
  /** Lower case, without a leading dot; `undefined` when the cookie belongs to the host alone. */
  readonly domain: string | undefined;
  readonly path: string | undefined;
  /** Max-Age of 0 or less: the server takes the cookie back. */
  readonly expired: boolean;
}

const maxCookies = 100;

/** Reads at most 100 Set-Cookie values; those without a name are left out. */
export function readSetCookies(values: readonly string[]): readonly SetCookie[] {
  return values.slice(0, maxCookies).flatMap((value) => readSetCookie(value) ?? []);
}

function readSetCookie(text: string): SetCookie | undefined {
  const [pair = "", ...rest] = text.split(";");
  const equals = pair.indexOf("=");
  const name = equals < 0 ? "" : pair.slice(0, equals).trim();
  if (name === "") return undefined;
  const attributes = new Map(
    rest.slice(0, 20).map((part) => {
      const at = part.indexOf("=");
      return at < 0
        ? [part.trim().toLowerCase(), ""]
        : [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
    }),
  );
  const sameSite = attributes.get("samesite")?.toLowerCase();
  const domain = attributes.get("domain")?.toLowerCase().replace(/^\./, "");
  const maxAge = attributes.get("max-age");
  return {
    name,
    secure: attributes.has("secure"),
    httpOnly: attributes.has("httponly"),
    sameSite: sameSite === "strict" || sameSite === "lax" || sameSite === "none" ? sameSite : undefined,
    domain: domain === "" ? undefined : domain,
    path: attributes.get("path"),
    expired: maxAge !== undefined && /^-?\d{1,12}$/.test(maxAge) && Number(maxAge) <= 0,
  };
}

/** True when the name is one that sessions or logins are known by. */
export function isSessionName(name: string): boolean {
  return /sess|auth|token|jwt|\bsid\b|^sid|login|remember/i.test(name) && !/csrf|xsrf/i.test(name);
}
