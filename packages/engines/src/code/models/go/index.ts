import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const shell = /(^|[/\\])(ba|da|z|k|a)?sh$|(^|[/\\])(cmd|powershell|pwsh)(\.exe)?$/i;
const files =
  "Open Create OpenFile ReadFile WriteFile Remove RemoveAll Mkdir MkdirAll ReadDir Stat Lstat Truncate Chmod Chown Readlink DirFS";

/** The standard library of Go outside the web: https://pkg.go.dev/std */
export const goBuiltins: LibraryModel = {
  library: "go",
  language: "go",
  types: [
    { of: ["text/template.New()", "text/template.Must()"], is: "text/template.Template()" },
    {
      of: namesOf("text/template.Template()", "Funcs() Option() Delims() New() Lookup() Parse()"),
      is: "text/template.Template()",
    },
    { of: ["html/template.New()", "html/template.Must()"], is: "html/template.Template()" },
    {
      of: namesOf("html/template.Template()", "Funcs() Option() Delims() New() Lookup() Parse()"),
      is: "html/template.Template()",
    },
    { of: ["encoding/json.NewDecoder()"], is: "encoding/json.Decoder()" },
    { of: ["encoding/xml.NewDecoder()"], is: "encoding/xml.Decoder()" },
    { of: ["encoding/gob.NewDecoder()"], is: "encoding/gob.Decoder()" },
    { of: ["log.New()", "log.Default()"], is: "log.Logger()" },
    { of: ["archive/zip.OpenReader()", "archive/zip.NewReader()"], is: "archive/zip.Reader()" },
    { of: ["archive/zip.Reader().File[]", "archive/zip.File()"], is: "archive/zip.File()" },
    { of: ["archive/tar.NewReader()"], is: "archive/tar.Reader()" },
    { of: ["archive/tar.Reader().Next()"], is: "archive/tar.Header()" },
  ],
  sources: [
    { read: ["os.Args", "flag.Args()", "flag.Arg()"], label: "command line", what: "the command line" },
    { read: ["archive/zip.File().Name"], label: "archive", what: "the name of an archive's entry" },
    {
      read: ["archive/tar.Header().Name", "archive/tar.Header().Linkname"],
      label: "archive",
      what: "the name of an archive's entry",
    },
  ],
  fills: [
    { call: ["encoding/json.Unmarshal", "encoding/xml.Unmarshal"], into: 1, from: 0 },
    {
      call: ["encoding/json.Decoder().Decode", "encoding/xml.Decoder().Decode", "encoding/gob.Decoder().Decode"],
      into: 0,
      from: "receiver",
    },
    { call: namesOf("io", "Copy CopyN CopyBuffer"), into: 0, from: 1 },
    { call: ["bytes.Buffer().ReadFrom"], into: "receiver", from: 0 },
    { call: ["gopkg.in/yaml.Unmarshal", "sigs.k8s.io/yaml.Unmarshal"], into: 1, from: 0 },
  ],
  propagators: [
    {
      call: [
        "io.ReadAll",
        "io/ioutil.ReadAll",
        "io.NopCloser",
        "io.LimitReader",
        "bufio.NewReader",
        "bufio.NewScanner",
        ...namesOf("strings", "NewReader"),
        ...namesOf("bytes", "NewReader NewBuffer NewBufferString"),
        "encoding/json.NewDecoder",
        "encoding/xml.NewDecoder",
        "encoding/gob.NewDecoder",
        ...namesOf(
          "encoding/base64",
          "StdEncoding.EncodeToString URLEncoding.EncodeToString RawURLEncoding.EncodeToString",
        ),
      ],
      from: [0],
    },
    {
      call: [
        ...namesOf("encoding/base64", "StdEncoding.DecodeString URLEncoding.DecodeString RawURLEncoding.DecodeString"),
        "encoding/hex.DecodeString",
        "net/url.QueryUnescape",
        "net/url.PathUnescape",
        "html.UnescapeString",
      ],
      from: [0],
      cancels: ["html", "sql", "xpath", "shell", "path", "url", "redirect", "ldap"],
    },
    { call: namesOf("net/url", "Parse ParseRequestURI"), from: [0], gives: "parsed url" },
    {
      call: ["Parse", "ParseRequestURI"].flatMap((name) => namesOf(`net/url.${name}()`, "Hostname Port Redacted")),
      from: ["receiver"],
      gives: "parsed url",
    },
    { call: ["bufio.NewWriter", "bufio.NewWriterSize"], from: [0], gives: "same" },
    { call: [...namesOf("os", files), "os.Rename"], from: [], gives: "nothing" },
    { call: ["context.WithValue", "context.WithTimeout", "context.WithCancel"], from: [0] },
  ],
  launches: [
    {
      call: ["os/exec.Command"],
      examples: {
        bad: 'exec.Command("git", "clone", input).Run()',
        good: 'exec.Command("git", "clone", "--", input).Run()',
      },
    },
    {
      call: ["os/exec.CommandContext"],
      from: 1,
      examples: {
        bad: 'exec.CommandContext(r.Context(), "git", "clone", input).Run()',
        good: 'exec.CommandContext(r.Context(), "git", "clone", "--", input).Run()',
      },
    },
  ],
  sanitizers: [
    {
      call: ["html.EscapeString", ...namesOf("html/template", "HTMLEscapeString HTMLEscaper JSEscapeString")],
      safe: ["html"],
    },
    { call: namesOf("text/template", "HTMLEscapeString HTMLEscaper JSEscapeString"), safe: ["html"] },
    {
      call: ["net/url.QueryEscape", "net/url.PathEscape", "html/template.URLQueryEscaper"],
      safe: ["url", "redirect", "html", "path", "header", "log"],
    },
    // The encoder writes `<`, `>` and `&` as escapes.
    { call: namesOf("encoding/json", "Marshal MarshalIndent"), safe: ["html", "log", "header"] },
    { call: ["encoding/hex.EncodeToString", "crypto/sha256.Sum256", "crypto/sha512.Sum512"], safe: "every" },
    {
      call: ["github.com/google/uuid.Parse", "github.com/google/uuid.MustParse", "time.Parse", "net.ParseIP"],
      safe: "every",
    },
  ],
  sinks: [
    {
      call: ["os/exec.Command"],
      argument: [0],
      rule: "command-injection",
      examples: { bad: "exec.Command(input).Run()", good: 'exec.Command("ls", "--", input).Run()' },
    },
    {
      call: ["os/exec.Command"],
      argument: ["*"],
      when: [{ argument: 0, matches: shell }],
      rule: "command-injection",
      examples: {
        bad: 'exec.Command("sh", "-c", "ls "+input).Run()',
        good: 'exec.Command("sh", "-c", "ls").Run()',
      },
    },
    {
      call: ["os/exec.CommandContext"],
      argument: [1],
      rule: "command-injection",
      examples: {
        bad: "exec.CommandContext(r.Context(), input).Run()",
        good: 'exec.CommandContext(r.Context(), "ls", "--", input).Run()',
      },
    },
    {
      call: ["os/exec.CommandContext"],
      argument: ["*"],
      when: [{ argument: 1, matches: shell }],
      rule: "command-injection",
      examples: {
        bad: 'exec.CommandContext(r.Context(), "/bin/bash", "-c", "ls "+input).Run()',
        good: 'exec.CommandContext(r.Context(), "/bin/ls", "--", input).Run()',
      },
    },
    {
      call: ["syscall.Exec", "os.StartProcess"],
      argument: [0, 1],
      isDeep: true,
      rule: "command-injection",
      examples: {
        bad: "syscall.Exec(input, nil, nil)",
        good: 'syscall.Exec("/bin/ls", []string{"ls"}, nil)',
      },
    },
    {
      call: [...namesOf("os", files), ...namesOf("io/ioutil", "ReadFile WriteFile ReadDir")],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'os.ReadFile("files/" + input)',
        good: 'os.ReadFile(filepath.Join("files", filepath.Base(input)))',
      },
    },
    {
      call: ["os.Rename", "os.Link", "os.Symlink"],
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: 'os.Rename("upload", "files/"+input)',
        good: 'os.Rename("upload", filepath.Join("files", filepath.Base(input)))',
      },
    },
    {
      call: namesOf("html/template", "HTML JS HTMLAttr CSS URL Srcset JSStr"),
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: "template.HTML(input)",
        good: "template.HTML(html.EscapeString(input))",
      },
    },
    {
      call: ["text/template.Template().Execute"],
      argument: [1],
      isDeep: true,
      when: [{ argument: 0, isNamed: ["net/http.ResponseWriter()"] }],
      rule: "cross-site-scripting",
      examples: {
        bad: 'texttemplate.New("page").Execute(w, input)',
        good: 'texttemplate.New("page").Execute(w, html.EscapeString(input))',
      },
    },
    {
      call: ["html/template.Template().Parse", "text/template.Template().Parse"],
      argument: [0],
      rule: "template-injection",
      // They call only what they are given: https://pkg.go.dev/html/template#hdr-Security_Model
      mostScore: 6.5,
      examples: {
        bad: 'template.New("page").Parse("<p>" + input)',
        good: 'template.New("page").Parse("<p>{{.}}")',
      },
    },
    {
      call: [
        ...namesOf("log", "Print Printf Println Fatal Fatalf Panic Panicf Output"),
        ...namesOf("log.Logger()", "Print Printf Println Fatal Fatalf Panic Panicf"),
      ],
      argument: ["*"],
      rule: "log-injection",
      examples: {
        bad: 'log.Printf("no such item: " + input)',
        good: 'log.Printf("no such item: " + strings.ReplaceAll(strings.ReplaceAll(input, "\\n", ""), "\\r", ""))',
      },
    },
    {
      call: ["reflect.ValueOf().MethodByName", "reflect.Value().MethodByName", "plugin.Open"],
      argument: [0],
      rule: "unsafe-reflection",
      examples: { bad: "reflect.ValueOf(w).MethodByName(input)", good: 'reflect.ValueOf(w).MethodByName("Close")' },
    },
    {
      call: ["net.Dial", "net.DialTimeout", "crypto/tls.Dial"],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: { bad: 'net.Dial("tcp", input)', good: 'net.Dial("tcp", "db.example.com:5432")' },
    },
  ],
};
