import type { Accepted, SecretRule, Seen } from "../rule.ts";
import { isNonSecretForm, isWords } from "../values/forms.ts";
import { isReference } from "../values/placeholder.ts";

/** A word on a command line that is no reference, no path and no stock word. */
function inspect(value: string, { path }: Seen): Accepted | undefined {
  if (isReference(value) || /[$`{}<>]|^-/.test(value)) return undefined;
  if (
    /^(?:pass(?:w(?:or)?d)?|secret|user|username|token|admin|root|test|pw|stdin|prompt|yourpassword|mypassword|foo|bar)$/i.test(
      value,
    )
  )
    return undefined;
  const isDocumentation = /\.(?:md|rst|txt|html?|adoc|[1-8])$|readme/i.test(path);
  if (isDocumentation && ((isWords(value) && !/[a-z]{4,}\d{2,4}$/i.test(value)) || value.length < 8)) return undefined;
  return isNonSecretForm(value) && !/\d/.test(value) ? undefined : {};
}

const text = {
  provider: "generic",
  opens: "It logs in to the server that the command talks to.",
  revoke: "Change the password at that server; let the command read it from a file or from the environment.",
  cwe: ["CWE-798", "CWE-214"],
  score: 7,
} as const;

export const shell: readonly SecretRule[] = [
  {
    ...text,
    kind: "pattern",
    id: "command-password",
    title: "Password on a command line",
    keywords: [
      "mysql",
      "mariadb",
      "sshpass",
      "redis-cli",
      "smbclient",
      "ldapsearch",
      "ldapmodify",
      "ldapadd",
      "ldapdelete",
      "ldapwhoami",
      "mongo -",
      "mongo ",
      "mongosh",
      "mongodump",
      "mongorestore",
      "sqlcmd",
      "htpasswd",
      "docker login",
      "rabbitmqctl",
      "useradd",
      "schtasks",
      "net use",
      "snmp",
      "consul acl",
    ],
    pattern:
      /(?<![\w./-])(?:(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump)\b[^\n|;&]{0,200}?\s-p(?!assword|ort)|sshpass\s+-p\s*|redis-cli\b[^\n|;&]{0,120}?\s-a\s+|ldap(?:search|modify|add|delete|whoami)\b[^\n|;&]{0,200}?\s-w\s+|(?:mongo|mongosh|mongodump|mongorestore)\b[^\n|;&]{0,200}?\s-p\s+|sqlcmd\b[^\n|;&]{0,200}?\s-P\s+|htpasswd\s+(?:-[a-zA-Z]+\s+){0,3}-[a-zA-Z]*b[a-zA-Z]*\s+(?:-[a-zA-Z]+\s+){0,3}\S+\s+\S+\s+|mysqladmin\b[^\n|;&]{0,120}?\spassword\s+(?=\S*\d)|rabbitmqctl\s+(?:add_user|change_password)\s+\S+\s+|useradd\b[^\n|;&]{0,120}?\s-p\s+|schtasks\b[^\n|;&]{0,200}?\s\/rp\s+|net\s+use\b[^\n|;&]{0,120}?\s\/user:\S+\s+|snmp(?:get|walk|set|bulkwalk)\b[^\n|;&]{0,160}?\s-[AX]\s+|consul\s+acl\s+set-agent-token\s+\w+\s+|docker\s+login\b[^\n|;&]{0,200}?\s-p\s+|smbclient\b[^\n|;&]{0,200}?\s-U\s*['"]?[\w.\\-]+%)(?:'(?<secret>[^'\n]{3,100})'|"(?<secret>[^"\n]{3,100})"|(?<secret>[^\s'";|&)\\]{3,100}))/g,
    minEntropy: 1.5,
    check: inspect,
    samples: (draw) => ({
      path: "deploy.sh",
      positives: [
        `mysqldump -u root -p${draw.alnum(9)} shop > dump.sql`,
        `sshpass -p '${draw.alnum(10)}' ssh deploy@web1`,
        `htpasswd -b -c users.txt deploy ${draw.alnum(11)}7`,
        `mysqladmin -u root password ${draw.alnum(11)}7`,
        `redis-cli -h cache -a ${draw.alnum(12)} ping`,
        `rabbitmqctl add_user app ${draw.alnum(12)}`,
        `net use Z: //nas/share /user:corp-svc ${draw.alnum(11)}7`,
      ],
      negatives: [
        "mysql -u root -p",
        "mysqladmin -u root password newpassword",
        "# mysqladmin sets the root password for the first time",
        "htpasswd -c -B web-b deploy",
        'mysql -u root -p"$PASS" shop',
        "mysql -p${PASS} shop",
        "docker run -p 8080:80 mysql",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "curl-password",
    title: "Password on a curl command line",
    keywords: ["curl", "wget", "http "],
    pattern:
      /(?<![\w./-])(?:curl|wget|http)\b[^\n|;]{0,300}?\s(?:-u|--user|--proxy-user|--auth|-a)[\s=]*['"]?(?<user>[\w.@+-]{1,80}):(?<secret>[^\s'":@|;&]{3,100})(?=['"\s]|$)/g,
    minEntropy: 1.5,
    check: inspect,
    samples: (draw) => ({
      path: "deploy.sh",
      positives: [`curl -s -u admin:${draw.alnum(12)} https://ci.shop.internal/api`],
      negatives: [
        "curl -u user:$PASS https://example.com",
        "curl -u user:password https://example.com",
        "curl https://example.com",
      ],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "powershell-password",
    provider: "generic",
    title: "Password made into a SecureString",
    keywords: ["convertto-securestring"],
    pattern:
      /ConvertTo-SecureString\s+(?:-AsPlainText\s+|-Force\s+|-String\s+){0,3}["'](?<secret>[^"'\n]{4,120})["']/gi,
    minEntropy: 1.5,
    check: inspect,
    samples: (draw) => ({
      path: "setup.ps1",
      positives: [`$secure = ConvertTo-SecureString "${draw.alnum(10)}7" -AsPlainText -Force`],
      negatives: ['ConvertTo-SecureString "$password" -AsPlainText -Force', "ConvertTo-SecureString $password"],
    }),
  },
  {
    ...text,
    kind: "pattern",
    id: "piped-password",
    title: "Password handed to a command",
    keywords: ["chpasswd", "sudo ", "net user", "lftp", "pass:", "vault login", "passwd --stdin", "keytool", "ftp -u"],
    pattern:
      /(?:echo\s+-?n?\s*["']?(?<user>[\w.-]{1,40}):(?<secret>[^\s"'|:]{3,100})["']?\s*\|\s*(?:sudo\s+)?chpasswd|echo\s+(?:-n\s+)?["']?(?<secret>[^\s"'|]{3,100})["']?\s*\|\s*(?:sudo\s+-[A-Za-z]*S|passwd\s+--stdin|su\s)|\bnet\s+user\s+[\w.-]+\s+(?<secret>[^\s/*"'][^\s"']{4,60})(?=\s|$)|\blftp\b[^\n|;]{0,80}?\s-u\s*["']?[\w.@-]+,(?<secret>[^\s"',;|]{3,80})|(?<=-(?:pass|passin|passout|k)\s+["']?pass:)(?<secret>[^\s"'|;]{3,100})|\bvault\s+login\s+(?:-[\w=-]+\s+){0,2}(?:token=)?(?<secret>(?:s\.|hvs\.)[A-Za-z0-9]{24,120}))/g,
    minEntropy: 1.5,
    check: inspect,
    samples: (draw) => ({
      path: "setup.sh",
      positives: [
        `echo "root:${draw.alnum(9)}" | chpasswd`,
        `echo '${draw.alnum(11)}' | sudo -S apt-get update`,
        `net user administrator ${draw.alnum(10)} /add`,
        `lftp -u www,${draw.alnum(10)} ftp.shop.internal`,
        `openssl enc -aes-256-cbc -pass pass:${draw.alnum(12)} -in a`,
      ],
      negatives: [
        'echo "root:$PASSWORD" | chpasswd',
        "echo $PASSWORD | sudo -S ls",
        "net user administrator * /add",
        "lftp -u www ftp.shop.internal",
        "openssl rsa -passin pass:$PASS",
        "-pass pass:password",
      ],
    }),
  },
];
