import type { SecretRule } from "../rule.ts";
import { token } from "../rule.ts";

export const azure: readonly SecretRule[] = [
  {
    kind: "pattern",
    id: "azure-client-secret",
    provider: "Microsoft Azure",
    title: "Microsoft Entra client secret",
    opens: "It signs in as the application, with its permissions in the tenant.",
    revoke: "Delete it under App registrations → Certificates & secrets.",
    keywords: ["q~"],
    pattern: token("[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}", "~.-"),
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [`AZURE_CLIENT_SECRET=${draw.alnum(3)}8Q~${draw.alnum(34)}`],
      negatives: ["abc8Q~short"],
    }),
  },
  {
    kind: "named",
    id: "azure-storage-key",
    provider: "Microsoft Azure",
    title: "Azure storage account key",
    opens: "It reads, changes and deletes everything in the storage account.",
    revoke: "Rotate it under Access keys of the storage account.",
    name: /(?:account|storage|azure|access|shared|cosmos|service_bus|event_hub|batch)_?.*key|^key\d?$/,
    value: /^[A-Za-z0-9+/]{86}==$/,
    minEntropy: 4,
    samples: (draw) => ({
      positives: [`azure_storage_key: ${draw.base64(86)}==`],
      negatives: [`digest: ${draw.base64(86)}==`],
    }),
  },
  {
    kind: "pattern",
    id: "azure-connection-key",
    provider: "Microsoft Azure",
    title: "Azure key in a connection string",
    opens: "It reads and changes everything in the account or name space.",
    revoke: "Rotate it under Access keys or Shared access policies.",
    keywords: ["accountkey=", "sharedaccesskey="],
    pattern: /(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)/g,
    minEntropy: 4,
    samples: (draw) => ({
      positives: [
        `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${draw.base64(86)}==;EndpointSuffix=core.windows.net`,
        `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${draw.base64(43)}=`,
      ],
      negatives: ["AccountName=shop;AccountKey=;"],
    }),
  },
  {
    kind: "pattern",
    id: "azure-sas-signature",
    provider: "Microsoft Azure",
    title: "Azure shared access signature",
    opens: "It reads or writes what the signed URL names until it expires.",
    revoke: "Rotate the account key, or revoke the stored access policy.",
    score: 7,
    keywords: ["sig="],
    pattern: /[?&;]s[vprse]{1,2}=[^\s"'<>]{4,300}?&(?:amp;)?sig=(?<secret>[A-Za-z0-9%+/]{43,60}(?:%3D|=))/gi,
    minEntropy: 3.5,
    samples: (draw) => ({
      positives: [
        `https://shop.blob.core.windows.net/backup?sv=2024-01-01&sr=c&sp=rl&se=2031-01-01&sig=${draw.alnum(43)}%3D`,
      ],
      negatives: [`https://shop.example/?sig=${draw.alnum(10)}`],
    }),
  },
  {
    kind: "pattern",
    id: "azure-devops-token",
    provider: "Microsoft Azure",
    title: "Azure DevOps personal access token",
    opens: "It reads and writes code, builds and packages as its owner.",
    revoke: "Revoke it under User settings → Personal access tokens.",
    keywords: ["azdo"],
    pattern: token("[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}", "-"),
    samples: (draw) => ({
      positives: [`AZURE_DEVOPS_EXT_PAT=${draw.alnum(76)}AZDO${draw.alnum(4)}`],
      negatives: [`${draw.alnum(20)}AZDO${draw.alnum(4)}`],
    }),
  },
];
