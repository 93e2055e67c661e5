import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const own = (names: string) => namesOf("ruby", names);
const file =
  "open read write new readlines foreach binread binwrite delete unlink rename symlink truncate sysopen copy_stream";
const opened = "capture2 capture2e capture3 popen2 popen2e popen3";
const shells = ["sh", "bash", "/bin/sh", "/bin/bash", "/usr/bin/env", "zsh", "cmd", "cmd.exe", "powershell"];
/** A command that a constant beginning leads to a file is none. */
const maybeCommand = { argument: 0, unlike: /^[^|\0]/ } as const;
/** A name that ends or begins with a word of the program, or that only writes a field, stands for few things. */
const isChosen = /[A-Za-z_]{3}(::)?\0|\0[A-Za-z_]{3}|\0=$/;

/** Ruby itself and its standard library: commands, code, files, addresses. */
export const rubyBuiltins: LibraryModel = {
  library: "ruby",
  language: "ruby",
  types: [
    { of: ["ruby.logger()", "Rails.logger()", "Logger()", "ActiveSupport.Logger()"], is: "ruby.Logger" },
    { of: ["Kernel"], is: "ruby" },
    { of: ["OpenURI"], is: "URI" },
    { of: ["Psych"], is: "YAML" },
    { of: ["YAML.Store()"], is: "ruby.YAMLStore" },
  ],
  sources: [
    { read: ["ARGV", "ARGF", "ruby.ARGV"], label: "command line", what: "the command line (ARGV)" },
    { read: ["ruby.gets()", "STDIN.gets()", "STDIN.read()", "ARGF.read()"], label: "command line", what: "the input" },
  ],
  sinks: [
    {
      call: [...own("system exec spawn"), "Process.spawn", "Process.exec", "PTY.spawn"],
      argument: [0],
      rule: "command-injection",
      when: [{ argument: 1, isAbsent: true }],
      examples: { bad: 'system("ls #{input}")', good: 'system("ls", "--", input)' },
    },
    {
      // Several arguments: the first one alone says what is started.
      call: [...own("system exec spawn"), "Process.spawn", ...namesOf("Open3", opened)],
      argument: [0],
      isWhole: true,
      rule: "command-injection",
      examples: { bad: 'system(input, "--version")', good: 'system("git", "--version", input)' },
    },
    {
      call: [...own("system exec spawn"), "Process.spawn", ...namesOf("Open3", opened)],
      argument: ["*"],
      rule: "command-injection",
      when: [{ argument: 0, equals: shells }],
      examples: { bad: 'system("sh", "-c", "ls #{input}")', good: 'system("ls", "--", input)' },
    },
    {
      call: ["IO.popen"],
      argument: [0],
      isDeep: true,
      rule: "command-injection",
      when: [{ argument: 0, option: "0", equals: shells }],
      examples: { bad: 'IO.popen(["sh", "-c", "ls #{input}"])', good: 'IO.popen(["ls", "--", input])' },
    },
    {
      call: own("`"),
      argument: [0],
      rule: "command-injection",
      examples: { bad: "`nslookup #{input}`", good: "`nslookup #{Shellwords.escape(input)}`" },
    },
    {
      call: namesOf("Open3", "capture2 capture2e capture3 popen2 popen2e popen3"),
      argument: [0],
      rule: "command-injection",
      when: [{ argument: 1, isAbsent: true }],
      examples: { bad: 'Open3.capture2("convert #{input}")', good: 'Open3.capture2("convert", "--", input)' },
    },
    {
      call: namesOf("Open3", "pipeline pipeline_r pipeline_w pipeline_rw pipeline_start"),
      argument: ["*"],
      rule: "command-injection",
      examples: { bad: 'Open3.pipeline("cat #{input}", "sort")', good: 'Open3.pipeline(["cat", input], ["sort"])' },
    },
    {
      call: ["IO.popen"],
      argument: [0],
      rule: "command-injection",
      when: [{ argument: 0, isNotList: true }],
      examples: { bad: 'IO.popen("cat #{input}")', good: 'IO.popen(["cat", "--", input])' },
    },
    {
      call: [...own("open"), "IO.read", "IO.readlines", "IO.binread", "IO.foreach", "URI.open"],
      argument: [0],
      rule: "command-injection",
      when: [maybeCommand],
      examples: { bad: "open(input)", good: 'open("/srv/#{File.basename(input)}")' },
    },
    {
      call: [
        ...own("eval instance_eval class_eval module_eval"),
        ...own("binding()").map((name) => `${name}.eval`),
        "*.instance_eval",
        "*.class_eval",
        "*.module_eval",
        ...["Kernel.eval", "TOPLEVEL_BINDING.eval"],
      ],
      argument: [0],
      rule: "code-injection",
      examples: { bad: "eval(input)", good: 'eval("1 + 1")' },
    },
    {
      call: ["*.send", "*.public_send", "*.__send__", "*.try", ...own("send public_send __send__")],
      argument: [0],
      rule: "unsafe-reflection",
      when: [{ argument: 0, unlike: isChosen }],
      examples: { bad: "self.send(input)", good: "send(input) if %w[open close].include?(input)" },
    },
    {
      call: ["*.constantize", "*.safe_constantize"],
      argument: ["receiver"],
      rule: "unsafe-reflection",
      when: [{ argument: "receiver", unlike: isChosen }],
      examples: { bad: "input.constantize.new", good: "input.constantize if %w[Cat Dog].include?(input)" },
    },
    {
      call: namesOf(
        "*",
        "const_get qualified_const_get instance_variable_get instance_variable_set method public_method",
      ),
      argument: [0],
      rule: "unsafe-reflection",
      when: [{ argument: 0, unlike: isChosen }],
      examples: { bad: "Object.const_get(input)", good: 'Object.const_get("Cat")' },
    },
    {
      call: own("require load require_relative"),
      argument: [0],
      rule: "file-inclusion",
      examples: { bad: 'load("/srv/parts/#{input}")', good: 'load("/srv/parts/#{File.basename(input)}")' },
    },
    {
      call: [
        ...own("open"),
        ...namesOf("File", file),
        ...namesOf("IO", file),
        ...namesOf("CSV", "read readlines open foreach table"),
        ...namesOf("YAML", "load_file safe_load_file unsafe_load_file"),
        "JSON.load_file",
        ...namesOf(
          "Dir",
          "open entries children glob each_child foreach mkdir rmdir delete new [] chdir exist? empty?",
        ),
        ...namesOf(
          "FileUtils",
          "rm rm_f rm_r rm_rf remove_entry remove_dir remove_file touch mkdir mkdir_p makedirs rmdir chmod chown",
        ),
        ...namesOf(
          "Pathname()",
          "read write binread binwrite open delete unlink rmtree mkpath children entries readlines each_line",
        ),
      ],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'File.read("/srv/files/#{input}")',
        good: 'File.read("/srv/files/#{File.basename(input)}")',
      },
    },
    {
      call: namesOf("Pathname()", "read binread open delete unlink rmtree mkpath children entries readlines each_line"),
      argument: ["receiver"],
      rule: "path-traversal",
      examples: {
        bad: 'Pathname.new("/srv/#{input}").read',
        good: 'Pathname.new("/srv/#{File.basename(input)}").read',
      },
    },
    {
      call: [
        ...namesOf("FileUtils", "cp copy cp_r mv move copy_file ln ln_s install"),
        "File.rename",
        "File.symlink",
        "IO.copy_stream",
      ],
      argument: [0, 1],
      rule: "path-traversal",
      examples: {
        bad: 'FileUtils.cp("/srv/blank.txt", "/srv/files/#{input}")',
        good: 'FileUtils.cp("/srv/blank.txt", "/srv/files/#{File.basename(input)}")',
      },
    },
    {
      call: [
        "YAML.unsafe_load",
        "YAML.unsafe_load_file",
        "YAML.load_stream",
        "YAML.parse().to_ruby",
        "Marshal.load",
        "Marshal.restore",
        "Oj.object_load",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: { bad: "Marshal.load(input)", good: "JSON.parse(input)" },
    },
    {
      // Since Psych 4 this is the safe one; older ones build any object.
      call: ["YAML.load", "YAML.load_documents"],
      argument: [0],
      rule: "unsafe-deserialization",
      doubt: 3,
      examples: { bad: "YAML.load(input)", good: "YAML.safe_load(input)" },
    },
    {
      call: ["Oj.load"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [{ argument: "mode", equals: ["object"], orAbsent: true }],
      examples: { bad: "Oj.load(input)", good: "Oj.load(input, mode: :strict)" },
    },
    {
      call: ["JSON.load", "JSON.restore"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [{ argument: "create_additions", equals: [true] }],
      examples: { bad: "JSON.load(input, create_additions: true)", good: "JSON.parse(input)" },
    },
    {
      call: ["ERB", "Erubi.Engine", "Haml.Engine", "Haml.Template", "Slim.Template", "Liquid.Template.parse"],
      argument: [0],
      rule: "template-injection",
      examples: { bad: "ERB.new(input).result", good: 'ERB.new("<%= name %>").result_with_hash(name: input)' },
    },
    {
      call: ["Regexp", "Regexp.compile", "Regexp.union"],
      argument: [0],
      rule: "regex-injection",
      examples: { bad: "Regexp.new(input)", good: "Regexp.new(Regexp.escape(input))" },
    },
    {
      call: [
        ...namesOf("Net.HTTP", "get get_response get_print post post_form start"),
        "Net.HTTP",
        "URI.open",
        ...own("open"),
        "TCPSocket",
        "TCPSocket.open",
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "Net::HTTP.get(URI.parse(input))",
        good: 'Net::HTTP.get(URI.parse("https://api.example.com/items/#{input}"))',
      },
    },
    {
      call: namesOf("ruby.Logger", "debug info warn error fatal unknown add"),
      argument: [0],
      rule: "log-injection",
      examples: { bad: 'logger.info("asked for #{input}")', good: 'logger.info("asked for #{input.inspect}")' },
    },
    {
      call: ["Net.SMTP().send_message", "Net.SMTP().sendmail"],
      argument: [0],
      rule: "mail-injection",
      examples: {
        bad: 'Net::SMTP.new("localhost").send_message("To: #{input}\\n\\nHello", "a@example.com", "b@example.com")',
        good: 'Net::SMTP.new("localhost").send_message("Subject: hello\\n\\nHello", "a@example.com", "b@example.com")',
      },
    },
  ],
  launches: [
    {
      call: [
        ...own("system exec spawn"),
        "Process.spawn",
        "Process.exec",
        ...namesOf("Open3", "capture2 capture2e capture3 popen2 popen2e popen3"),
        "IO.popen",
      ],
      examples: {
        bad: 'system("git", "clone", input)',
        good: 'system("git", "clone", "--", input)',
      },
    },
  ],
  sanitizers: [
    {
      call: ["Shellwords.escape", "Shellwords.shellescape", "Shellwords.join", "*.shellescape", "*.shelljoin"],
      safe: ["shell"],
    },
    {
      call: [
        "ERB.Util.html_escape",
        "ERB.Util.h",
        "CGI.escapeHTML",
        "CGI.escape_html",
        "Rack.Utils.escape_html",
        ...own("h html_escape escape_html"),
      ],
      safe: ["html"],
    },
    {
      call: [
        "CGI.escape",
        "URI.encode_www_form_component",
        "URI.encode_uri_component",
        "ERB.Util.url_encode",
        "Rack.Utils.escape",
        ...own("u url_encode"),
      ],
      safe: ["html", "url", "redirect", "path", "header", "log", "shell", "ldap"],
    },
    { call: ["Regexp.escape", "Regexp.quote"], safe: ["regex"] },
    { call: ["File.basename", "File.extname", "ActiveStorage.Filename().sanitized"], safe: ["path"] },
    {
      call: [
        "*.hexdigest",
        "*.digest",
        "*.base64digest",
        "Date.parse",
        "Time.parse",
        "DateTime.parse",
        "Date.strptime",
        "IPAddr",
      ],
      safe: "every",
    },
  ],
  propagators: [
    {
      call: ["File.expand_path", "File.realpath", "File.absolute_path", "File.realdirpath"],
      from: [0, 1],
      gives: "canonical path",
    },
    { call: ["*.realpath", "*.cleanpath", "*.expand_path"], from: ["receiver"], gives: "canonical path" },
    {
      call: ["URI.parse", "URI", ...own("URI"), "URI.join", "Addressable.URI.parse"],
      from: [0, 1],
      gives: "parsed url",
    },
    {
      call: [
        "URI.decode_www_form_component",
        "CGI.unescape",
        "Base64.decode64",
        "Base64.urlsafe_decode64",
        "Base64.strict_decode64",
        "CGI.unescapeHTML",
      ],
      from: [0],
      cancels: ["html", "url", "redirect", "path", "header", "log", "shell"],
    },
    {
      call: [
        "Pathname",
        "StringIO",
        "Array",
        "JSON.parse",
        "YAML.safe_load",
        "JSON.generate",
        "Nokogiri.HTML",
        "Net.HTTP.Get",
        "Net.HTTP.Post",
      ],
      from: [0],
    },
    { call: ["File.join"], from: ["*"] },
  ],
};
