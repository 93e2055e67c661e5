/** What an unhandled error looks like, by stack. Every repetition is bounded. */
export const stackPatterns: readonly { readonly stack: string; readonly pattern: RegExp }[] = [
  {
    stack: "node",
    pattern:
      /\bat (?:[\w$.<>[\] ]{1,120} \()?(?:file:\/\/)?(?:\/|[A-Z]:\\)[^\s()<>"']{1,300}\.[cm]?[jt]s:\d{1,6}:\d{1,6}\)?/,
  },
  {
    stack: "python",
    pattern:
      /Traceback \(most recent call last\):\s{1,20}(?:<[^>]{1,100}>\s{0,10}){0,5}File (?:"|&quot;)[^"&\n]{1,300}(?:"|&quot;), line \d{1,6}/,
  },
  { stack: "django", pattern: /You're seeing this error because you have <code>DEBUG = True<\/code>/ },
  { stack: "werkzeug", pattern: /<title>[^<]{1,300}\/\/ Werkzeug Debugger<\/title>/ },
  {
    stack: "java",
    pattern:
      /\bat (?:[A-Za-z_][\w$]{0,60}\.){2,15}[A-Za-z_$<][\w$<>]{0,80}\((?:[A-Za-z_$][\w$]{0,80}\.(?:java|kt|scala):\d{1,6}|Native Method|Unknown Source)\)/,
  },
  {
    stack: "aspnet",
    pattern:
      /<b>\s{0,10}(?:Description|Exception Details):\s{0,10}<\/b>|\bat [\w.`<>]{1,200}\([^()\n]{0,300}\) in [A-Z]:\\[^:\n]{1,300}:line \d{1,6}/,
  },
  {
    stack: "php",
    pattern:
      /(?:<b>)?(?:Fatal error|Parse error|Warning|Notice|Deprecated)(?:<\/b>)?:\s{1,4}[^\n<]{1,500} in (?:<b>)?(?:\/|[A-Z]:\\)[^\n<]{1,300}(?:<\/b>)? on line (?:<b>)?\d{1,6}/,
  },
  { stack: "laravel", pattern: /<title>[^<]{0,200}(?:Whoops! There was an error|Illuminate\\[\w\\]{1,200}Exception)/ },
  {
    stack: "ruby",
    pattern:
      /(?:^|[\s>])(?:\/[^\s:<>"]{1,200}\.rb:\d{1,6}:in [`'][^'\n]{1,100}'|app\/[\w/]{1,200}\.rb:\d{1,6}:in [`'])/,
  },
  { stack: "rails", pattern: /<title>Action Controller: Exception caught<\/title>/ },
  { stack: "go", pattern: /\bgoroutine \d{1,9} \[[a-z ]{1,40}\]:\s[\s\S]{0,300}?\.go:\d{1,6}/ },
  {
    stack: "mysql",
    pattern: /You have an error in your SQL syntax; check the manual that corresponds to your (?:MySQL|MariaDB)/,
  },
  {
    stack: "postgresql",
    pattern:
      /(?:PG::\w{1,60}Error|PSQLException|pg_query\(\)|org\.postgresql\.util)[^\n]{0,200}ERROR:|ERROR:\s{1,4}syntax error at or near "[^"\n]{1,100}"/,
  },
  { stack: "oracle", pattern: /\bORA-\d{5}: [^\n<]{5,200}/ },
  {
    stack: "mssql",
    pattern:
      /Unclosed quotation mark after the character string|\[Microsoft\]\[ODBC (?:SQL Server )?Driver|System\.Data\.SqlClient\.SqlException/,
  },
  { stack: "sqlite", pattern: /SQLITE_ERROR: |sqlite3\.OperationalError: |SQLite3::SQLException/ },
];
