import type { LibraryModel, MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const everywhere = /^(0\.0\.0\.0|\[::\])?:\w/;
const temporary = /^(\/tmp|\/var\/tmp|\/dev\/shm)\//;
const ownerOnly = 0o600;
const ownerAndGroup = 0o750;
const walked = "path/filepath.Walk() path";
const starters = ["os/exec", "golang.org/x/sys/execabs"];
const unpacked = [
  ...namesOf("compress/zlib", "NewReader() NewReaderDict()"),
  ...namesOf("compress/flate", "NewReader() NewReaderDict()"),
  "compress/gzip.NewReader()",
  "compress/bzip2.NewReader()",
  "compress/lzw.NewReader()",
  "archive/zip.File().Open()",
];

/** What programs in Go leave open by their settings: limits, permissions, addresses, and what a reviewer looks at first. */
export const goSettings: LibraryModel = {
  library: "go-settings",
  language: "go",
  types: [{ of: ["net/smtp.Dial()", "net/smtp.NewClient()"], is: "net/smtp.Client()" }],
  constants: { "os.ModePerm": 0o777, "io/fs.ModePerm": 0o777 },
  callbacks: [{ call: namesOf("path/filepath", "Walk WalkDir"), parameters: [walked, "", ""] }],
  sanitizers: [{ call: namesOf("net/mail", "ParseAddress ParseAddressList"), safe: ["header"] }],
  sinks: [
    {
      call: ["net/smtp.Client().Mail", "net/smtp.Client().Rcpt"],
      argument: [0],
      rule: "mail-injection",
      examples: {
        bad: 'client, _ := smtp.Dial("mail.example.com:25"); client.Mail(input)',
        good: 'client, _ := smtp.Dial("mail.example.com:25"); client.Mail("app@example.com")',
      },
    },
    {
      call: ["net/smtp.SendMail"],
      argument: [2, 3, 4],
      isDeep: true,
      rule: "mail-injection",
      examples: {
        bad: 'smtp.SendMail("mail.example.com:25", nil, "app@example.com", []string{"team@example.com"}, []byte("Subject: "+input))',
        good: 'smtp.SendMail("mail.example.com:25", nil, "app@example.com", []string{"team@example.com"}, []byte("Subject: done"))',
      },
    },
    {
      call: ["net/http.CrossOriginProtection().AddInsecureBypassPattern"],
      argument: [0],
      rule: "csrf-protection-off",
      examples: {
        bad: "var guard http.CrossOriginProtection; guard.AddInsecureBypassPattern(input)",
        good: 'var guard http.CrossOriginProtection; guard.AddInsecureBypassPattern("/health")',
      },
    },
  ],
  misuses: [
    {
      call: ["net/http.CrossOriginProtection().AddInsecureBypassPattern"],
      rule: "csrf-protection-off",
      when: [{ argument: 0, equals: ["/", "/*"] }],
      examples: {
        bad: 'var guard http.CrossOriginProtection; guard.AddInsecureBypassPattern("/")',
        good: 'var guard http.CrossOriginProtection; guard.AddInsecureBypassPattern("/health")',
      },
    },
    {
      call: [
        ...namesOf("encoding/json", "Marshal MarshalIndent Encoder().Encode NewEncoder().Encode"),
        ...namesOf("encoding/xml", "Marshal MarshalIndent NewEncoder().Encode"),
        ...namesOf("gopkg.in/yaml", "Marshal NewEncoder().Encode"),
        ...namesOf("go.yaml.in/yaml", "Marshal NewEncoder().Encode"),
        ...namesOf("github.com/BurntSushi/toml", "Marshal NewEncoder().Encode"),
      ],
      rule: "secret-in-output",
      when: [{ argument: 0, showsSecret: true }],
      examples: {
        bad: "type Account struct { Password string }\n\tjson.Marshal(Account{})",
        good: 'type Account struct { Password string `json:"-"` }\n\tjson.Marshal(Account{})',
      },
    },
    {
      call: ["net/http.Server"],
      rule: "missing-timeout",
      when: [
        { argument: "ReadHeaderTimeout", isAbsent: true },
        { argument: "ReadTimeout", isAbsent: true },
      ],
      examples: {
        bad: '_ = &http.Server{Addr: "127.0.0.1:8080"}',
        good: '_ = &http.Server{Addr: "127.0.0.1:8080", ReadHeaderTimeout: 5000000000}',
      },
    },
    {
      call: namesOf("net/http", "ListenAndServe ListenAndServeTLS Serve ServeTLS"),
      rule: "missing-timeout",
      when: [],
      examples: {
        bad: 'http.ListenAndServe("127.0.0.1:8080", nil)',
        good: 'server := &http.Server{Addr: "127.0.0.1:8080", ReadHeaderTimeout: 5000000000}; server.ListenAndServe()',
      },
    },
    {
      call: ["net.Listen", "net.ListenPacket", "crypto/tls.Listen"],
      rule: "bind-all-interfaces",
      when: [{ argument: 1, matches: everywhere }],
      examples: { bad: 'net.Listen("tcp", ":2000")', good: 'net.Listen("tcp", "127.0.0.1:2000")' },
    },
    {
      call: namesOf("unsafe", "Pointer String StringData Slice SliceData"),
      rule: "unsafe-memory",
      when: [],
      examples: { bad: "unsafe.StringData(input)", good: "_ = []byte(input)" },
    },
    {
      imported: ["net/http/pprof"],
      rule: "debug-mode",
      when: [],
      examples: { bad: "pprof.Index(w, r)", good: "w.WriteHeader(204)" },
    },
    {
      imported: [
        "crypto/md5",
        "crypto/sha1",
        "crypto/des",
        "crypto/rc4",
        "net/http/cgi",
        "golang.org/x/crypto/md4",
        "golang.org/x/crypto/ripemd160",
      ],
      rule: "risky-import",
      when: [],
      examples: { bad: "md5.Sum(nil)", good: "sha256.Sum256(nil)" },
    },
    {
      call: ["io.Copy", "io.CopyBuffer"],
      rule: "decompression-bomb",
      when: [{ argument: 1, isNamed: unpacked }],
      examples: {
        bad: "text, _ := gzip.NewReader(r.Body); io.Copy(w, text)",
        good: "text, _ := gzip.NewReader(r.Body); io.CopyN(w, text, 1000000)",
      },
    },
    {
      call: ["net/http.Dir"],
      rule: "directory-exposed",
      when: [{ argument: 0, equals: ["/", "."] }],
      examples: { bad: 'http.FileServer(http.Dir("/"))', good: 'http.FileServer(http.Dir("public"))' },
    },
    {
      call: ["net/http.Request().ParseMultipartForm"],
      rule: "unbounded-body",
      when: [{ argument: "receiver", option: "Body", isAbsent: true }],
      examples: {
        bad: "r.ParseMultipartForm(32000000)",
        good: "r.Body = http.MaxBytesReader(w, r.Body, 1000000); r.ParseMultipartForm(32000000)",
      },
    },
    {
      call: ["crypto/tls.Config"],
      rule: "tls-check-skipped-on-resumption",
      when: [
        { argument: "VerifyPeerCertificate", isPresent: true },
        { argument: "VerifyConnection", isAbsent: true },
        { argument: "SessionTicketsDisabled", isAbsent: true },
      ],
      examples: {
        bad: "_ = &tls.Config{VerifyPeerCertificate: check}",
        good: "_ = &tls.Config{VerifyConnection: check}",
      },
    },
    {
      call: namesOf("os", "Remove RemoveAll Open OpenFile Create Chmod Chown ReadFile WriteFile Rename"),
      rule: "file-race",
      when: [{ argument: 0, isNamed: [walked] }],
      examples: {
        bad: 'filepath.Walk("/srv/files", func(path string, info any, err error) error { return os.Remove(path) })',
        good: 'filepath.Walk("/srv/files", func(path string, info any, err error) error { return os.Remove("/srv/list") })',
      },
    },
    {
      call: ["os.Mkdir", "os.MkdirAll"],
      rule: "open-file-permissions",
      when: [{ argument: 1, bitsBeyond: ownerAndGroup }],
      examples: { bad: 'os.Mkdir("files", 0o777)', good: 'os.Mkdir("files", 0o750)' },
    },
    {
      call: ["os.Chmod"],
      rule: "open-file-permissions",
      when: [{ argument: 1, bitsBeyond: ownerOnly }],
      examples: { bad: 'os.Chmod("key", 0o644)', good: 'os.Chmod("key", 0o600)' },
    },
    {
      call: ["os.OpenFile", "os.WriteFile", "io/ioutil.WriteFile"],
      rule: "open-file-permissions",
      when: [{ argument: 2, bitsBeyond: ownerOnly }],
      examples: { bad: 'os.WriteFile("key", nil, 0o644)', good: 'os.WriteFile("key", nil, 0o600)' },
    },
    {
      call: ["os.Create", "os.OpenFile", "os.WriteFile", "io/ioutil.WriteFile"],
      rule: "predictable-temporary-file",
      when: [{ argument: 0, matches: temporary }],
      examples: { bad: 'os.Create("/tmp/report")', good: 'os.CreateTemp("", "report")' },
    },
    {
      call: [
        ...starters.map((owner) => `${owner}.Command`),
        ...namesOf("syscall", "Exec ForkExec StartProcess"),
        "os.StartProcess",
      ],
      rule: "process-started",
      when: [{ argument: "*", isVariable: true }],
      examples: { bad: 'exec.Command("git", "log", os.Getenv("BRANCH"))', good: 'exec.Command("git", "log")' },
    },
    // The first argument is the context, which is always a variable.
    ...[1, 2, 3, 4].map(
      (argument): MisuseModel => ({
        call: starters.map((owner) => `${owner}.CommandContext`),
        rule: "process-started",
        when: [{ argument, isVariable: true }],
        examples: {
          bad: 'exec.CommandContext(r.Context(), os.Getenv("A"), os.Getenv("B"), os.Getenv("C"), os.Getenv("D"))',
          good: 'exec.CommandContext(r.Context(), "git", "log", "-n", "1")',
        },
      }),
    ),
    {
      call: [...namesOf("os", "Open OpenFile ReadFile Create"), "io/ioutil.ReadFile"],
      rule: "path-from-variable",
      when: [
        { argument: 0, isVariable: true },
        { argument: 0, isNotNamed: ["canonical path"] },
      ],
      examples: { bad: 'os.Open(os.Getenv("SETTINGS"))', good: 'os.Open("settings.yaml")' },
    },
    {
      call: namesOf("net/http", "Get Head Post PostForm Client().Get Client().Head Client().Post Client().PostForm"),
      rule: "address-from-variable",
      when: [{ argument: 0, isVariable: true }],
      examples: { bad: 'http.Get(os.Getenv("STATUS_PAGE"))', good: 'http.Get("https://status.example.com")' },
    },
  ],
};
