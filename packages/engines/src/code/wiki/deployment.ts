const kinds: readonly (readonly [path: RegExp, what: string])[] = [
  [/(^|\/)(Dockerfile|Containerfile)(\.[\w-]+)?$|\.dockerfile$/i, "container image"],
  [/(^|\/)(docker-)?compose(\.[\w-]+)?\.ya?ml$/, "containers run together"],
  [/(^|\/)Chart\.yaml$|(^|\/)(k8s|kubernetes|manifests|helm)\/.*\.ya?ml$/, "Kubernetes"],
  [/\.tf$/, "Terraform"],
  [
    /^\.github\/workflows\/.*\.ya?ml$|(^|\/)\.gitlab-ci\.yml$|(^|\/)Jenkinsfile$|(^|\/)azure-pipelines\.yml$/,
    "continuous integration",
  ],
  [
    /(^|\/)(serverless\.ya?ml|template\.ya?ml|app\.ya?ml|fly\.toml|vercel\.json|netlify\.toml|Procfile)$/,
    "hosted platform",
  ],
  [
    /(^|\/)(package\.json|pyproject\.toml|requirements[\w-]*\.txt|setup\.py|pom\.xml|build\.gradle(\.kts)?|go\.mod)$/,
    "build and dependencies",
  ],
  [/(^|\/)(nginx[\w.-]*\.conf|Caddyfile|\.htaccess)$/, "web server"],
  [/(^|\/)(openapi|swagger)[\w.-]*\.(json|ya?ml)$/, "API description"],
];

const running = new Set(["container image", "containers run together", "Kubernetes", "hosted platform"]);

/** Whether a file says how a program is run, not only how it is built. */
export function saysHowToRun(path: string): boolean {
  return running.has(deploymentKind(path) ?? "");
}

/** What a file says of building or running the program; `undefined` for other files. */
export function deploymentKind(path: string): string | undefined {
  return kinds.find(([pattern]) => pattern.test(path))?.[1];
}
