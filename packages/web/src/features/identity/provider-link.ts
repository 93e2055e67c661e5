import type { AuthProvider } from "@gatewatch/sdk";

/** Where a browser begins to sign in with a provider, and where it comes back to: a path of this page. */
export function providerLink(provider: Pick<AuthProvider, "login_url">, returnTo: string): string {
  const joint = provider.login_url.includes("?") ? "&" : "?";
  return `${provider.login_url}${joint}return_to=${encodeURIComponent(returnTo)}`;
}
