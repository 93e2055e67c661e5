/**
 * The shape of a route: path segments that name one thing replaced by their class, with the names of the parameters. Pages
 * of one shape come from one piece of code, so a defect there is one defect.
 */
export function routeShape(url: URL): string {
  const path = url.pathname.split("/").map(classOf).join("/");
  const names = [...new Set(url.searchParams.keys())].sort();
  return names.length === 0 ? path : `${path}?${names.join("&")}`;
}

const classes: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["{uuid}", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i],
  ["{date}", /^\d{4}-\d{2}(?:-\d{2})?$/],
  ["{id}", /^\d+$/],
  ["{hash}", /^[0-9a-f]{16,}$/i],
  ["{slug}", /^[a-z0-9]+(?:-[a-z0-9]+){3,}(?:\.html?)?$/i],
];

function classOf(segment: string): string {
  if (segment.length > 300) return "{long}";
  return classes.find(([, pattern]) => pattern.test(segment))?.[0] ?? segment;
}
