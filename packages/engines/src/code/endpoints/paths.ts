/**
 * `/users/:id(\\d+)`, `/users/<int:id>`, `/users/{id:[0-9]+}`, `^users/(?P<id>\d+)/$` and `/users/[id]` are
 * `/users/{id}`.
 */
export function normalized(path: string): string {
  const named = path
    .replace(/(^|\/)\^|\$(?=$|\/)/g, "$1")
    // RFC 6570: `{/tenant}` brings its slash, `{?page*}` is no part of the path.
    .replace(/\{\/(\w+)[*]?\}/g, "/{$1}")
    .replace(/\{[?&#;][^{}]*\}/g, "")
    .replace(/\(\?P?<(\w+)>(?:[^()]|\([^()]*\))*\)/g, "{$1}")
    .replace(/\[\[?(?:\.\.\.)?(\w+)\]?\]/g, "{$1}")
    .replace(/<(?:\w+(?:\([^)]*\))?:)?(\w+)>/g, "{$1}")
    .replace(/\{(\w+):[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, "{$1}")
    .replace(/:(\w+)(?:\([^)]*\))?[?*+]?/g, "{$1}");
  const whole = `/${named.replace(/^\/+/, "")}`.replace(/\/{2,}/g, "/");
  return whole.length > 1 ? whole.replace(/\/$/, "") : whole;
}
