/** What a browser keeps and does in a sign-in: cookies by origin, and redirects. */
export interface TestBrowser {
  /** One request; cookies go along and are kept, a redirect is the answer. */
  send(url: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects until `until` says where to stop, or there are no more. @returns the last address asked, or stopped before */
  follow(url: string, until?: (url: string) => boolean): Promise<{ url: string; response: Response | undefined }>;
  /** Takes the cookie of an origin. */
  cookie(origin: string, name: string): string | undefined;
}

const hopsMax = 20;

export function testBrowser(): TestBrowser {
  const jars = new Map<string, Map<string, string>>();
  const send: TestBrowser["send"] = async (url, init = {}) => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    send,
    async follow(start, until = () => false) {
      let url = start;
      for (let hop = 0; hop < hopsMax; hop++) {
        if (until(url)) return { url, response: undefined };
        const response = await send(url);
        const location = response.headers.get("location");
        if (location === null) return { url, response };
        url = new URL(location, url).href;
      }
      throw new Error(`more than ${hopsMax} redirects from ${start}`);
    },
    cookie: (origin, name) => jars.get(origin)?.get(name),
  };
}
