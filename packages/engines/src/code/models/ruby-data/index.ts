import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const anyOf = (names: string) => namesOf("*", names);

/** Databases, directories, documents and services that Ruby programs ask. */
export const rubyData: LibraryModel = {
  library: "ruby-data",
  language: "ruby",
  types: [
    { of: ["PG.connect()", "PG.Connection()", "PGconn.open()"], is: "pg" },
    { of: ["SQLite3.Database()"], is: "sqlite3" },
    { of: ["Mysql2.Client()"], is: "mysql2" },
    { of: ["Sequel.connect()", "Sequel.sqlite()", "Sequel.postgres()"], is: "sequel" },
  ],
  sinks: [
    {
      call: [
        ...namesOf("pg", "exec query async_exec exec_params prepare send_query"),
        ...namesOf("sqlite3", "execute execute2 execute_batch query prepare get_first_row get_first_value"),
        ...namesOf("mysql2", "query prepare"),
        ...namesOf("sequel", "[] fetch run execute execute_ddl with_sql <<"),
        ...anyOf(
          "exec_query exec_params select_all select_value select_values select_rows select_one exec_update exec_delete exec_insert find_by_sql count_by_sql",
        ),
        ...namesOf("*.connection()", "execute"),
        ...namesOf("ruby.connection()", "execute"),
        "Sequel.lit",
        "Arel.sql",
      ],
      argument: [0],
      rule: "sql-injection",
      examples: {
        bad: "PG.connect.exec(\"SELECT * FROM users WHERE name = '#{input}'\")",
        good: 'PG.connect.exec_params("SELECT * FROM users WHERE name = $1", [input])',
      },
    },
    {
      // Many things are executed: of what is not known, only what reads like a statement.
      call: anyOf("execute"),
      argument: [0],
      rule: "sql-injection",
      when: [
        {
          argument: 0,
          matches: /^\s*(select|insert|update|delete|replace|create|alter|drop|with|pragma|call|exec)\b/i,
        },
      ],
      examples: {
        bad: "database.execute(\"DELETE FROM notes WHERE name = '#{input}'\")",
        good: "client.execute(input)",
      },
    },
    {
      call: namesOf("Mongoid.Document", "where find_by any_of not elem_match"),
      argument: ["*"],
      rule: "nosql-injection",
      // Parameters of Rails 5 and later are no hashes, and a field that is a text takes them as one.
      mostScore: 6.5,
      examples: {
        bad: "page = Class.new { include Mongoid::Document }; Mongoid::Document.where(token: input)",
        good: "Mongoid::Document.where(token: input.to_s)",
      },
    },
    {
      call: ["Net.LDAP.Filter.construct", "Net.LDAP.Filter.from_rfc2254"],
      argument: [0],
      rule: "ldap-injection",
      examples: {
        bad: 'Net::LDAP::Filter.construct("(uid=#{input})")',
        good: 'Net::LDAP::Filter.construct("(uid=#{Net::LDAP::Filter.escape(input)})")',
      },
    },
    {
      call: ["Net.LDAP().search"],
      argument: ["filter", "base"],
      rule: "ldap-injection",
      examples: {
        bad: 'Net::LDAP.new(host: "ldap.example.com").search(filter: "(uid=#{input})")',
        good: 'Net::LDAP.new(host: "ldap.example.com").search(filter: Net::LDAP::Filter.equals("uid", input))',
      },
    },
    {
      call: anyOf("xpath at_xpath"),
      argument: [0],
      rule: "xpath-injection",
      examples: {
        bad: 'Nokogiri::XML(File.read("/srv/users.xml")).xpath("//user[@name=\'#{input}\']")',
        good: 'Nokogiri::XML(File.read("/srv/users.xml")).xpath("//user[@name=$name]", nil, name: input)',
      },
    },
    {
      call: namesOf("REXML.XPath", "first each match"),
      argument: [1],
      rule: "xpath-injection",
      examples: {
        bad: "REXML::XPath.first(doc, \"//user[@name='#{input}']\")",
        good: 'REXML::XPath.first(doc, "//user[@name=$name]", {}, { "name" => input })',
      },
    },
    {
      call: ["Nokogiri.XML", "Nokogiri.XML.parse", "Nokogiri.XML.Document.parse"],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: 3, isNamed: namesOf("Nokogiri.XML.ParseOptions", "NOENT DTDLOAD DEFAULT_XSLT") }],
      examples: {
        bad: "Nokogiri::XML(input, nil, nil, Nokogiri::XML::ParseOptions::NOENT)",
        good: "Nokogiri::XML(input)",
      },
    },
    {
      call: namesOf("Nokogiri.XML.ParseOptions()", "noent dtdload"),
      argument: ["receiver"],
      rule: "xml-external-entities",
      examples: {
        bad: "Nokogiri::XML(input) { |config| config.noent }",
        good: "Nokogiri::XML(input) { |config| config.strict }",
      },
    },
    {
      call: ["LibXML.XML.Parser.string", "LibXML.XML.Document.string", "LibXML.XML.Reader.string", "XML.Parser.string"],
      argument: [0],
      rule: "xml-external-entities",
      when: [{ argument: "options", isNamed: ["LibXML.XML.Parser.Options.NOENT", "XML.Parser.Options.NOENT"] }],
      examples: {
        bad: "LibXML::XML::Parser.string(input, options: LibXML::XML::Parser::Options::NOENT)",
        good: "LibXML::XML::Parser.string(input)",
      },
    },
    {
      call: [
        ...namesOf("Faraday", "get post put patch delete head new"),
        "Faraday",
        ...namesOf("Faraday()", "get post put patch delete"),
        ...namesOf("HTTParty", "get post put patch delete head"),
        ...namesOf("RestClient", "get post put patch delete head"),
        ...namesOf("Excon", "get post put delete new"),
        "Excon",
        ...namesOf("HTTP", "get post put delete head"),
        ...namesOf("Typhoeus", "get post put delete"),
        "Typhoeus.Request",
        "RestClient.Resource",
      ],
      argument: [0],
      rule: "server-side-request-forgery",
      examples: {
        bad: "Faraday.get(input)",
        good: 'Faraday.get("https://api.example.com/items/#{input}")',
      },
    },
    {
      call: ["RestClient.Request.execute", "Faraday", "Faraday.new", "Excon.new"],
      argument: ["url"],
      rule: "server-side-request-forgery",
      examples: {
        bad: "RestClient::Request.execute(method: :get, url: input)",
        good: 'RestClient::Request.execute(method: :get, url: "https://api.example.com/#{input}")',
      },
    },
  ],
  // What is given besides the text stands for the signs in it.
  propagators: [{ call: ["Sequel.lit", "Arel.sql"], from: [0] }],
  callbacks: [
    {
      call: ["Nokogiri.XML", ...namesOf("Nokogiri.XML", "parse Document.parse")],
      parameters: ["Nokogiri.XML.ParseOptions()"],
      carries: 0,
    },
  ],
  sanitizers: [
    {
      call: [
        "*.quote",
        "mysql2.escape",
        "Mysql2.Client.escape",
        "*.quote_string",
        "*.escape_string",
        "*.escape_literal",
        "*.quote_column_name",
        "*.quote_table_name",
        "SQLite3.Database.quote",
      ],
      safe: ["sql"],
    },
    {
      call: namesOf(
        "*",
        "sanitize_sql sanitize_sql_array sanitize_sql_like sanitize_sql_for_conditions sanitize_sql_for_order",
      ),
      safe: ["sql"],
    },
    // Nodes of Arel quote what they are given: https://api.rubyonrails.org/classes/Arel/Predications.html
    { call: [...anyOf("eq not_eq gt gteq lt lteq matches does_not_match"), "Arel.Nodes.build_quoted"], safe: ["sql"] },
    { call: namesOf("Net.LDAP.Filter", "escape equals eq ne ge le begins ends contains"), safe: ["ldap"] },
    { call: ["Addressable.Template().expand"], safe: ["url", "redirect", "path"] },
  ],
};
