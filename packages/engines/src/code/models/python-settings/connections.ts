import type { MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const verbs = "get post put delete patch head options request";
const trusting = ["paramiko.client", "paramiko"].flatMap((owner) =>
  namesOf(owner, "AutoAddPolicy AutoAddPolicy() WarningPolicy WarningPolicy()"),
);

/** Connections: their checks, protocols, timeouts and addresses. */
export const connections: readonly MisuseModel[] = [
  {
    write: ["*.check_hostname"],
    rule: "tls-verification-off",
    when: [{ argument: 0, equals: [false] }],
    examples: {
      bad: "import ssl; context = ssl.create_default_context(); context.check_hostname = False",
      good: "import ssl; context = ssl.create_default_context(); context.check_hostname = True",
    },
  },
  {
    call: ["*.set_missing_host_key_policy"],
    rule: "tls-verification-off",
    when: [{ argument: 0, isNamed: trusting }],
    examples: {
      bad: "import paramiko; paramiko.SSHClient().set_missing_host_key_policy(paramiko.AutoAddPolicy())",
      good: "import paramiko; paramiko.SSHClient().set_missing_host_key_policy(paramiko.RejectPolicy())",
    },
  },
  {
    call: ["httpx.stream"],
    rule: "tls-verification-off",
    when: [{ argument: "verify", equals: [false] }],
    examples: {
      bad: 'import httpx; httpx.stream("GET", "https://api.example.com", verify=False)',
      good: 'import httpx; httpx.stream("GET", "https://api.example.com")',
    },
  },
  {
    call: [...namesOf("ssl", "wrap_socket SSLContext")],
    rule: "weak-tls-version",
    when: [
      {
        argument: "ssl_version",
        isNamed: namesOf("ssl", "PROTOCOL_SSLv2 PROTOCOL_SSLv3 PROTOCOL_TLSv1 PROTOCOL_TLSv1_1"),
      },
    ],
    examples: {
      bad: "import ssl; ssl.wrap_socket(ssl_version=ssl.PROTOCOL_TLSv1)",
      good: "import ssl; ssl.create_default_context()",
    },
  },
  {
    call: namesOf("requests", verbs),
    rule: "missing-timeout",
    when: [{ argument: "timeout", equals: [null], orAbsent: true }],
    examples: {
      bad: 'import requests; requests.get("https://api.example.com")',
      good: 'import requests; requests.get("https://api.example.com", timeout=5)',
    },
  },
  {
    call: [...namesOf("httpx", verbs), "httpx.Client", "httpx.AsyncClient"],
    rule: "missing-timeout",
    when: [{ argument: "timeout", equals: [null] }],
    examples: {
      bad: 'import httpx; httpx.get("https://api.example.com", timeout=None)',
      good: 'import httpx; httpx.get("https://api.example.com")',
    },
  },
  {
    call: ["*.bind"],
    rule: "bind-all-interfaces",
    when: [{ argument: 0, option: "0", equals: ["0.0.0.0", "::", ""] }],
    examples: {
      bad: 'import socket; socket.socket().bind(("0.0.0.0", 80))',
      good: 'import socket; socket.socket().bind(("127.0.0.1", 80))',
    },
  },
  {
    call: namesOf("urllib.request", "URLopener FancyURLopener"),
    rule: "address-from-variable",
    when: [],
    examples: {
      bad: "import urllib.request; urllib.request.FancyURLopener()",
      good: 'import urllib.request; urllib.request.urlopen("https://status.example.com")',
    },
  },
  {
    call: namesOf("urllib.request", "urlopen urlretrieve"),
    rule: "address-from-variable",
    when: [{ argument: 0, matches: /^(file|ftp):/i }],
    examples: {
      bad: 'import urllib.request; urllib.request.urlopen("file:///srv/state")',
      good: 'import urllib.request; urllib.request.urlopen("https://status.example.com")',
    },
  },
  {
    call: namesOf("urllib.request", "urlopen urlretrieve"),
    rule: "address-from-variable",
    when: [{ argument: 0, isVariable: true }],
    examples: {
      bad: 'import os, urllib.request; urllib.request.urlopen(os.environ["STATUS"])',
      good: 'import urllib.request; urllib.request.urlopen("https://status.example.com")',
    },
  },
  {
    call: ["telnetlib.Telnet", "ftplib.FTP"],
    rule: "cleartext-transmission",
    when: [],
    examples: {
      bad: 'import ftplib; ftplib.FTP("files.example.com")',
      good: 'import ftplib; ftplib.FTP_TLS("files.example.com")',
    },
  },
  {
    call: ["pysnmp.hlapi.CommunityData", "pysnmp.hlapi.asyncio.CommunityData"],
    rule: "cleartext-transmission",
    when: [{ argument: "mpModel", equals: [0, 1] }],
    examples: {
      bad: 'from pysnmp.hlapi import CommunityData; CommunityData("public", mpModel=0)',
      good: 'from pysnmp.hlapi import UsmUserData; UsmUserData("name", authkey, privkey)',
    },
  },
  {
    call: ["pysnmp.hlapi.UsmUserData", "pysnmp.hlapi.asyncio.UsmUserData"],
    rule: "cleartext-transmission",
    when: [
      { argument: 2, isAbsent: true },
      { argument: "privKey", isAbsent: true },
    ],
    examples: {
      bad: 'from pysnmp.hlapi import UsmUserData; UsmUserData("name")',
      good: 'from pysnmp.hlapi import UsmUserData; UsmUserData("name", authkey, privkey)',
    },
  },
];
