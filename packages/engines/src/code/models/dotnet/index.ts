import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** Methods with the forms that end in `Async`. */
const both = (owner: string, names: string) => [
  ...namesOf(owner, names),
  ...namesOf(owner, names.replace(/\S+/g, "$&Async")),
];
const lists =
  "List IList ICollection IEnumerable IReadOnlyList IReadOnlyCollection HashSet ISet SortedSet Queue Stack LinkedList PriorityQueue SortedList";
/** Numbers, truth values, times and identifiers: no text can be hidden in them. */
const measures =
  "Int16 Int32 Int64 UInt16 UInt32 UInt64 Byte SByte Single Double Decimal Boolean Char Guid DateTime DateTimeOffset DateOnly TimeOnly TimeSpan";
const hashes = "MD5 SHA1 SHA256 SHA384 SHA512 HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512";

/** The base class library of .NET 9: https://learn.microsoft.com/dotnet/api/ */
export const dotnet: LibraryModel = {
  library: "dotnet",
  language: "csharp",
  types: [
    { of: ["System.String"], is: "csharp.string" },
    { of: namesOf("System", measures), is: "csharp.number" },
    {
      of: [
        ...namesOf("System.Collections.Generic", lists),
        "System.Collections.ArrayList",
        ...namesOf("System.Collections.Concurrent", "ConcurrentBag ConcurrentQueue ConcurrentStack"),
        "System.Collections.ObjectModel.ObservableCollection",
        ...namesOf("System.Collections.Immutable", "ImmutableList ImmutableArray ImmutableHashSet"),
      ],
      is: "csharp.List",
    },
    {
      of: [
        ...namesOf("System.Collections.Generic", "Dictionary IDictionary IReadOnlyDictionary SortedDictionary"),
        "System.Collections.Hashtable",
        "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Specialized.NameValueCollection",
      ],
      is: "csharp.Dictionary",
    },
    { of: ["System.Text.StringBuilder", "System.IO.StringWriter"], is: "csharp.StringBuilder" },
    { of: ["System.Diagnostics.Process().StartInfo"], is: "System.Diagnostics.ProcessStartInfo()" },
    {
      of: ["System.Net.Http.IHttpClientFactory().CreateClient()", "System.Net.Http.HttpClientFactory.Create()"],
      is: "System.Net.Http.HttpClient()",
    },
    {
      of: [
        "System.Net.WebRequest.Create()",
        "System.Net.WebRequest.CreateHttp()",
        "System.Net.HttpWebRequest.Create()",
        "System.Net.HttpWebRequest()",
      ],
      is: "System.Net.WebRequest()",
    },
    { of: ["System.Net.HttpWebRequest"], is: "System.Net.WebRequest" },
    {
      of: [
        "Microsoft.Extensions.Logging.ILoggerFactory().CreateLogger()",
        "Serilog.ILogger()",
        "Serilog.Log.ForContext()",
        "NLog.Logger()",
        "NLog.LogManager.GetCurrentClassLogger()",
        "log4net.ILog()",
        "log4net.LogManager.GetLogger()",
      ],
      is: "Microsoft.Extensions.Logging.ILogger()",
    },
    {
      of: ["System.IO.Compression.ZipFile.OpenRead()", "System.IO.Compression.ZipFile.Open()"],
      is: "System.IO.Compression.ZipArchive()",
    },
    {
      of: namesOf("System.IO.Compression.ZipArchive()", "Entries[] GetEntry()"),
      is: "System.IO.Compression.ZipArchiveEntry()",
    },
    { of: ["System.Formats.Tar.TarReader().GetNextEntry()"], is: "System.Formats.Tar.TarEntry()" },
    {
      of: namesOf("System.Text.Encoding", "UTF8 ASCII Unicode Default Latin1 GetEncoding()"),
      is: "System.Text.Encoding()",
    },
  ],
  entries: [
    {
      when: { firstParameter: "args", uses: [] },
      parameters: [],
      namedParameters: { label: "command line", what: "the command line" },
    },
  ],
  sources: [
    {
      read: ["csharp.args", "System.Environment.GetCommandLineArgs()"],
      label: "command line",
      what: "the command line",
    },
    {
      read: ["System.IO.Compression.ZipArchiveEntry().FullName", "System.Formats.Tar.TarEntry().Name"],
      label: "archive",
      what: "the name of an archive's entry",
    },
    { read: ["System.Console.ReadLine()"], label: "command line", what: "the terminal" },
  ],
  constants: { "csharp.string.Empty": "", "System.Environment.NewLine": "\n" },
  sinks: [
    {
      call: ["System.Diagnostics.Process.Start", "System.Diagnostics.ProcessStartInfo"],
      argument: [0, 1, "fileName", "arguments"],
      rule: "command-injection",
      examples: {
        bad: 'Process.Start("cmd.exe", "/c ping " + input)',
        good: 'var info = new ProcessStartInfo("ping"); info.ArgumentList.Add(input); Process.Start(info)',
      },
    },
    {
      call: ["System.Diagnostics.Process.Start"],
      argument: [1],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 0, matches: /^(.*[/\\])?((ba|da|k|z)?sh|cmd|pwsh|powershell)(\.exe)?$/i }],
      examples: {
        bad: 'Process.Start("sh", new[] { "-c", "ls " + input })',
        good: 'Process.Start("ls", new[] { "--", input })',
      },
    },
    {
      write: namesOf("System.Diagnostics.ProcessStartInfo()", "Arguments FileName"),
      argument: [0],
      rule: "command-injection",
      examples: {
        bad: 'Process.Start(new ProcessStartInfo { FileName = "/bin/sh", Arguments = $"-c \\"ls {input}\\"" })',
        good: 'Process.Start(new ProcessStartInfo { FileName = "/usr/bin/ls", ArgumentList = { "--", input } })',
      },
    },
    {
      call: [
        ...both(
          "System.IO.File",
          "ReadAllText ReadAllBytes ReadAllLines ReadLines WriteAllText WriteAllBytes WriteAllLines AppendAllText AppendAllLines",
        ),
        ...namesOf(
          "System.IO.File",
          "Open OpenRead OpenWrite OpenText Create CreateText AppendText Delete Copy Move Replace SetAttributes",
        ),
        ...namesOf("System.IO.Directory", "CreateDirectory Delete Move GetFiles EnumerateFiles GetDirectories"),
        ...namesOf("System.IO", "FileStream StreamReader StreamWriter"),
      ],
      argument: [0, "path"],
      rule: "path-traversal",
      examples: {
        bad: 'var text = File.ReadAllText(Path.Combine("/srv/files", input))',
        good: 'var text = File.ReadAllText(Path.Combine("/srv/files", Path.GetFileName(input)))',
      },
    },
    {
      call: namesOf("System.IO.File", "Copy Move Replace"),
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: 'File.Copy("/srv/template", "/srv/files/" + input)',
        good: 'var full = Path.GetFullPath("/srv/files/" + input); if (!full.StartsWith("/srv/files/")) throw new InvalidOperationException(); File.Copy("/srv/template", full)',
      },
    },
    {
      call: namesOf("System.IO.FileInfo()", "OpenRead OpenText OpenWrite Delete CopyTo MoveTo Create AppendText"),
      argument: ["receiver"],
      rule: "path-traversal",
      examples: {
        bad: 'new FileInfo("/srv/files/" + input).Delete()',
        good: 'new FileInfo("/srv/files/" + Path.GetFileName(input)).Delete()',
      },
    },
    {
      call: [
        ...namesOf(
          "System.Net.Http.HttpClient()",
          "GetAsync GetStringAsync GetStreamAsync GetByteArrayAsync PostAsync PutAsync PatchAsync DeleteAsync GetFromJsonAsync PostAsJsonAsync PutAsJsonAsync SendAsync Send",
        ),
        ...namesOf("System.Net.WebRequest", "Create CreateHttp CreateDefault"),
        ...both("System.Net.WebClient()", "DownloadString DownloadData DownloadFile OpenRead UploadString UploadData"),
        ...namesOf("System.Net.WebClient()", "DownloadStringTaskAsync DownloadDataTaskAsync DownloadFileTaskAsync"),
        ...namesOf("RestSharp", "RestClient RestRequest"),
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "await new HttpClient().GetStringAsync(input)",
        good: 'await new HttpClient().GetStringAsync("https://api.example.com/items/" + input)',
      },
    },
    {
      call: ["System.Net.Http.HttpRequestMessage"],
      argument: [1],
      rule: "server-side-request-forgery",
      examples: {
        bad: "await new HttpClient().SendAsync(new HttpRequestMessage(HttpMethod.Get, input))",
        good: 'await new HttpClient().SendAsync(new HttpRequestMessage(HttpMethod.Get, $"https://api.example.com/items/{input}"))',
      },
    },
    {
      write: ["System.Net.Http.HttpClient().BaseAddress", "System.Net.Http.HttpRequestMessage().RequestUri"],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "var client = new HttpClient { BaseAddress = new Uri(input) }",
        good: 'var client = new HttpClient { BaseAddress = new Uri("https://api.example.com/") }',
      },
    },
    {
      call: ["System.Type.GetType", "System.Activator.CreateInstance", "System.Activator.CreateInstanceFrom"],
      argument: [0, 1],
      rule: "unsafe-reflection",
      examples: {
        bad: "var made = Activator.CreateInstance(Type.GetType(input))",
        good: 'var made = Activator.CreateInstance(Type.GetType(input == "csv" ? "Shop.Csv" : "Shop.Json"))',
      },
    },
    {
      call: namesOf("System.Reflection.Assembly", "Load LoadFrom LoadFile UnsafeLoadFrom"),
      argument: [0],
      rule: "unsafe-reflection",
      examples: { bad: "Assembly.LoadFrom(input)", good: 'Assembly.LoadFrom("/srv/plugins/report.dll")' },
    },
    {
      call: ["*.GetMethod", "*.InvokeMember"],
      argument: [0],
      rule: "unsafe-reflection",
      examples: {
        bad: "GetType().GetMethod(input).Invoke(this, null)",
        good: 'GetType().GetMethod(input == "open" ? "Open" : "Close").Invoke(this, null)',
      },
    },
    {
      // A time to end by makes a slow pattern harmless.
      call: ["System.Text.RegularExpressions.Regex"],
      argument: [0],
      when: [
        { argument: 2, isAbsent: true },
        { argument: "matchTimeout", isAbsent: true },
      ],
      rule: "regex-injection",
      examples: { bad: "var found = new Regex(input)", good: "var found = new Regex(Regex.Escape(input))" },
    },
    {
      call: namesOf("System.Text.RegularExpressions.Regex", "IsMatch Match Matches Split"),
      argument: [1],
      when: [
        { argument: 3, isAbsent: true },
        { argument: "matchTimeout", isAbsent: true },
      ],
      rule: "regex-injection",
      examples: {
        bad: 'Regex.IsMatch("orders", input)',
        good: 'Regex.IsMatch(input, "^[a-z]+$")',
      },
    },
    {
      call: ["System.Text.RegularExpressions.Regex.Replace"],
      argument: [1],
      when: [
        { argument: 4, isAbsent: true },
        { argument: "matchTimeout", isAbsent: true },
      ],
      rule: "regex-injection",
      examples: {
        bad: 'var text = Regex.Replace("orders", input, "")',
        good: 'var text = Regex.Replace(input, "[^a-z]", "")',
      },
    },
    {
      call: [
        ...namesOf(
          "Microsoft.Extensions.Logging.ILogger()",
          "LogTrace LogDebug LogInformation LogWarning LogError LogCritical Log Verbose Debug Information Info Warning Warn Error Fatal Trace",
        ),
        ...namesOf("Serilog.Log", "Verbose Debug Information Warning Error Fatal"),
      ],
      argument: ["*"],
      rule: "log-injection",
      examples: {
        bad: 'Serilog.Log.Information("no such item " + input)',
        good: 'Serilog.Log.Information("no such item " + input.Replace("\\n", "").Replace("\\r", ""))',
      },
    },
    {
      call: ["System.IO.Compression.ZipArchiveEntry().ExtractToFile", "System.Formats.Tar.TarEntry().ExtractToFile"],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'System.IO.Compression.ZipArchiveEntry entry = Find(); entry.ExtractToFile("/srv/files/" + input)',
        good: 'System.IO.Compression.ZipArchiveEntry entry = Find(); entry.ExtractToFile("/srv/files/" + Path.GetFileName(input))',
      },
    },
  ],
  sanitizers: [
    // What is read out of memory is nothing's name.
    {
      call: [
        ...namesOf("System.IO", "MemoryStream BufferedStream"),
        ...namesOf("System.IO.Compression", "GZipStream DeflateStream BrotliStream ZLibStream ZipArchive"),
        "System.Security.Cryptography.CryptoStream",
      ],
      safe: ["path"],
    },
    { call: namesOf("System.IO.Path", "GetFileName GetFileNameWithoutExtension GetExtension"), safe: ["path"] },
    {
      call: [
        ...namesOf("System.Uri", "EscapeDataString"),
        "System.Net.WebUtility.UrlEncode",
        "System.Web.HttpUtility.UrlEncode",
      ],
      safe: ["url", "redirect", "html", "sql", "xpath", "header", "log", "shell", "code"],
    },
    {
      call: [
        ...namesOf("System.Net.WebUtility", "HtmlEncode"),
        ...namesOf("Microsoft.AspNetCore.Mvc.Rendering.IHtmlHelper()", "Encode AttributeEncode"),
        ...namesOf("System.Web.HttpUtility", "HtmlEncode HtmlAttributeEncode JavaScriptStringEncode"),
        ...namesOf("System.Text.Encodings.Web.HtmlEncoder.Default", "Encode"),
        ...namesOf("System.Text.Encodings.Web.HtmlEncoder()", "Encode"),
        ...namesOf("System.Text.Encodings.Web.JavaScriptEncoder.Default", "Encode"),
        ...namesOf("Microsoft.Security.Application.Encoder", "HtmlEncode HtmlAttributeEncode JavaScriptEncode"),
        ...namesOf("System.Web.Security.AntiXss.AntiXssEncoder", "HtmlEncode XmlEncode"),
        "System.Security.SecurityElement.Escape",
        // https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/character-encoding
        "System.Text.Json.JsonSerializer.Serialize",
        "Ganss.Xss.HtmlSanitizer().Sanitize",
      ],
      safe: ["html"],
    },
    { call: namesOf("System.Math", "Abs Min Max Round Floor Ceiling"), safe: "every" },
    { call: ["*.ReplaceLineEndings"], safe: ["log"] },
    { call: namesOf("System.HashCode", "Combine"), safe: "every" },
    { call: namesOf("System.Enum", "GetName ToObject"), safe: "every" },
    {
      call: hashes.split(" ").flatMap((name) => both(`System.Security.Cryptography.${name}`, "HashData")),
      safe: "every",
    },
    {
      call: hashes
        .split(" ")
        .flatMap((name) => [`${name}()`, `${name}.Create()`])
        .flatMap((name) => both(`System.Security.Cryptography.${name}`, "ComputeHash")),
      safe: "every",
    },
    { call: namesOf("System.Convert", "ToHexString ToHexStringLower"), safe: "every" },
  ],
  predicates: [
    {
      call: namesOf(
        "csharp.number",
        "IsLetterOrDigit IsLetter IsDigit IsNumber IsAsciiLetterOrDigit IsAsciiLetter IsAsciiDigit IsAsciiHexDigit",
      ),
      argument: 0,
      safe: "every",
    },
  ],
  propagators: [
    { call: ["System.IO.Path.GetFullPath"], from: [0], gives: "canonical path" },
    { call: namesOf("System.IO.Path", "GetDirectoryName ChangeExtension"), from: ["*"] },
    { call: ["System.IO.Path.GetRelativePath"], from: [1], gives: "relative path" },
    { call: ["System.IO.FileInfo", "System.IO.DirectoryInfo"], from: [0] },
    // What a file holds is not what it is called, and a request says once where it goes.
    { call: ["System.IO.FileStream", "System.Net.Http.HttpRequestMessage"], from: [], gives: "nothing" },
    { call: ["System.Uri"], from: ["*"], gives: "parsed url" },
    { call: ["Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString"], from: ["*"] },
    { call: ["System.Uri().ToString", "System.UriBuilder"], from: ["receiver", 0] },
    {
      call: [
        "System.Net.WebUtility.HtmlDecode",
        "System.Net.WebUtility.UrlDecode",
        "System.Web.HttpUtility.UrlDecode",
        "System.Web.HttpUtility.HtmlDecode",
        "System.Uri.UnescapeDataString",
        "System.Convert.FromBase64String",
      ],
      from: [0],
      cancels: ["html", "sql", "xpath", "shell", "path", "url", "redirect", "ldap", "header", "log"],
    },
    { call: ["System.Convert.ToBase64String"], from: [0] },
    { call: namesOf("System.Text.Encoding()", "GetBytes GetString"), from: [0], gives: "same" },
    {
      call: ["System.IO.MemoryStream", "System.IO.StringReader", "System.IO.StreamReader", "System.IO.BinaryReader"],
      from: [0],
    },
    // A stream is no path, the text in it may be one.
    {
      call: [
        ...both("System.IO.StreamReader()", "ReadToEnd ReadLine Read"),
        ...both("System.IO.StringReader()", "ReadToEnd ReadLine"),
      ],
      from: ["receiver"],
      cancels: ["path"],
    },
    { call: namesOf("System.Text.Json.JsonSerializer", "Deserialize DeserializeAsync"), from: [0] },
    { call: namesOf("Newtonsoft.Json.JsonConvert", "DeserializeObject SerializeObject"), from: [0] },
    { call: ["Newtonsoft.Json.Linq.JObject.Parse", "System.Text.Json.JsonDocument.Parse"], from: [0] },
  ],
};
