import { dirname } from "node:path";

/**
 * The environment under which git clones something hostile: no configuration but ours, no hooks, no prompts, no helper
 * programs, no other protocol, no redirect. All of it travels in the environment (git-config(1), GIT_CONFIG_COUNT), so
 * that neither the token nor anything else shows in a list of processes.
 *
 * @param addresses checked addresses of the host, to which the connection is pinned
 * @param home the folder cloned into: an empty home keeps `~/.netrc` and the like away from the target, and git looks
 *   for no repository above it
 */
export function gitEnvironment(
  url: URL,
  addresses: readonly string[],
  token: string | undefined,
  home: string,
): Record<string, string> {
  const scheme = url.protocol.slice(0, -1);
  const config: [string, string][] = [
    ["core.hooksPath", "/dev/null"],
    ["core.symlinks", "false"],
    ["core.fsmonitor", "false"],
    ["core.protectHFS", "true"],
    ["core.protectNTFS", "true"],
    ["core.askPass", ""],
    ["credential.helper", ""],
    ["submodule.recurse", "false"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["advice.detachedHead", "false"],
    ["init.defaultBranch", "main"],
    ["protocol.allow", "never"],
    [`protocol.${scheme}.allow`, "always"],
    ["http.followRedirects", "false"],
    ["http.proxy", ""],
  ];
  if (scheme === "https" || scheme === "http") config.push(...httpConfig(url, addresses, token));
  const settings = config.map(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    HOME: home,
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "/bin/false",
    SSH_ASKPASS: "/bin/false",
    GIT_CEILING_DIRECTORIES: dirname(home),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_ALLOW_PROTOCOL: scheme,
    GIT_SSH_COMMAND: sshCommand(url, addresses),
    GIT_SSH_VARIANT: "ssh",
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(settings.flat()),
  };
}

function httpConfig(url: URL, addresses: readonly string[], token: string | undefined): [string, string][] {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const config: [string, string][] = [];
  if (addresses.length > 0 && !url.hostname.startsWith("[")) {
    const list = addresses.map((address) => (address.includes(":") ? `[${address}]` : address)).join(",");
    config.push(["http.curloptResolve", `${url.hostname}:${port}:${list}`]);
  }
  if (token !== undefined) {
    // Any user name will do for the token of GitHub and GitLab; an empty one will not.
    const basic = Buffer.from(`oauth2:${token}`).toString("base64");
    config.push([`http.${url.protocol}//${url.host}/.extraHeader`, `Authorization: Basic ${basic}`]);
  }
  return config;
}

// ssh(1): HostName pins the address, HostKeyAlias keeps the host key under the name the person knows.
function sshCommand(url: URL, addresses: readonly string[]): string {
  const pin = addresses[0] === undefined ? "" : ` -oHostName=${addresses[0]} -oHostKeyAlias=${url.hostname}`;
  return `ssh -oBatchMode=yes -oConnectTimeout=20 -oPermitLocalCommand=no -oClearAllForwardings=yes${pin}`;
}
