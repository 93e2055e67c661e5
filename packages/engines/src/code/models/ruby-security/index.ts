import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const noVerification = ["OpenSSL.SSL.VERIFY_NONE"];

/** Hashes, ciphers, random numbers, certificates, tokens, settings of servers. */
export const rubySecurity: LibraryModel = {
  library: "ruby-security",
  language: "ruby",
  misuses: [
    {
      call: [
        ...["Digest.MD5", "Digest.SHA1", "OpenSSL.Digest.MD5", "OpenSSL.Digest.SHA1"].flatMap((name) =>
          namesOf(name, "hexdigest digest base64digest file"),
        ),
        "Digest.MD5",
        "Digest.SHA1",
        "OpenSSL.Digest.MD5",
        "OpenSSL.Digest.SHA1",
      ],
      rule: "weak-hash",
      when: [],
      examples: { bad: 'Digest::MD5.hexdigest("text")', good: 'Digest::SHA256.hexdigest("text")' },
    },
    {
      call: [
        "OpenSSL.Digest",
        "OpenSSL.Digest.digest",
        "OpenSSL.Digest.hexdigest",
        "OpenSSL.HMAC.hexdigest",
        "OpenSSL.HMAC.digest",
      ],
      rule: "weak-hash",
      when: [{ argument: 0, matches: /^(md[245]|sha-?1)$/i }],
      examples: { bad: 'OpenSSL::Digest.new("MD5")', good: 'OpenSSL::Digest.new("SHA256")' },
    },
    {
      call: ["OpenSSL.Cipher", "OpenSSL.Cipher.Cipher"],
      rule: "weak-cipher",
      when: [{ argument: 0, matches: /^(des|rc[245]|bf|cast|seed|idea)\b|-ecb$/i }],
      examples: { bad: 'OpenSSL::Cipher.new("des-ede3-cbc")', good: 'OpenSSL::Cipher.new("aes-256-gcm")' },
    },
    {
      call: namesOf("OpenSSL.Cipher", "AES AES128 AES192 AES256"),
      rule: "weak-cipher",
      when: [{ argument: "*", matches: /^ecb$/i }],
      examples: { bad: "OpenSSL::Cipher::AES.new(256, :ECB)", good: "OpenSSL::Cipher::AES.new(256, :GCM)" },
    },
    {
      call: ["OpenSSL.Cipher.DES", "OpenSSL.Cipher.RC4", "OpenSSL.Cipher.BF"],
      rule: "weak-cipher",
      when: [],
      examples: { bad: "OpenSSL::Cipher::DES.new", good: "OpenSSL::Cipher::AES256.new(:GCM)" },
    },
    {
      write: ["OpenSSL.Cipher().iv="],
      rule: "fixed-nonce",
      when: [{ argument: 0, isLiteral: true }],
      examples: {
        bad: 'cipher = OpenSSL::Cipher.new("aes-256-cbc"); cipher.iv = "1234567890123456"',
        good: 'cipher = OpenSSL::Cipher.new("aes-256-cbc"); cipher.iv = cipher.random_iv',
      },
    },
    {
      call: ["ruby.rand", "Random.rand", "Random().rand", "ruby.srand", "Random"],
      rule: "weak-random",
      when: [],
      examples: { bad: "token = rand(10_000)", good: "token = SecureRandom.hex(16)" },
    },
    {
      call: [
        "OpenSSL.PKey.RSA",
        "OpenSSL.PKey.RSA.new",
        "OpenSSL.PKey.RSA.generate",
        "OpenSSL.PKey.DSA",
        "OpenSSL.PKey.DSA.generate",
      ],
      rule: "weak-key-size",
      when: [{ argument: 0, below: 2048 }],
      examples: { bad: "OpenSSL::PKey::RSA.new(1024)", good: "OpenSSL::PKey::RSA.new(3072)" },
    },
    {
      write: ["*.verify_mode="],
      rule: "tls-verification-off",
      when: [{ argument: 0, isNamed: noVerification }],
      examples: {
        bad: 'http = Net::HTTP.new("api.example.com", 443); http.verify_mode = OpenSSL::SSL::VERIFY_NONE',
        good: 'http = Net::HTTP.new("api.example.com", 443); http.verify_mode = OpenSSL::SSL::VERIFY_PEER',
      },
    },
    {
      call: ["Net.HTTP.start"],
      rule: "tls-verification-off",
      when: [{ argument: "verify_mode", isNamed: noVerification }],
      examples: {
        bad: 'Net::HTTP.start("api.example.com", 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_NONE)',
        good: 'Net::HTTP.start("api.example.com", 443, use_ssl: true)',
      },
    },
    {
      call: ["URI.open", "ruby.open"],
      rule: "tls-verification-off",
      when: [{ argument: "ssl_verify_mode", isNamed: noVerification }],
      examples: {
        bad: 'URI.open("https://api.example.com", ssl_verify_mode: OpenSSL::SSL::VERIFY_NONE)',
        good: 'URI.open("https://api.example.com")',
      },
    },
    {
      call: namesOf("HTTParty", "get post put patch delete"),
      rule: "tls-verification-off",
      when: [{ argument: "verify", equals: [false] }],
      examples: {
        bad: 'HTTParty.get("https://api.example.com", verify: false)',
        good: 'HTTParty.get("https://api.example.com")',
      },
    },
    {
      call: ["RestClient.Request.execute", "RestClient.Resource", "Faraday", "Faraday.new"],
      rule: "tls-verification-off",
      when: [{ argument: "verify_ssl", equals: [false] }],
      examples: {
        bad: 'RestClient::Request.execute(method: :get, url: "https://api.example.com", verify_ssl: false)',
        good: 'RestClient::Request.execute(method: :get, url: "https://api.example.com")',
      },
    },
    {
      call: ["Faraday", "Faraday.new"],
      rule: "tls-verification-off",
      when: [{ argument: "ssl", option: "verify", equals: [false] }],
      examples: {
        bad: 'Faraday.new(url: "https://api.example.com", ssl: { verify: false })',
        good: 'Faraday.new(url: "https://api.example.com")',
      },
    },
    {
      write: ["*.ssl_version=", "*.min_version="],
      rule: "weak-tls-version",
      when: [{ argument: 0, matches: /^(SSLv[23]|TLSv1(_1)?|TLS1(_1)?_VERSION)$/ }],
      examples: {
        bad: 'http = Net::HTTP.new("api.example.com", 443); http.ssl_version = :TLSv1',
        good: 'http = Net::HTTP.new("api.example.com", 443); http.min_version = :TLS1_2',
      },
    },
    {
      call: ["JWT.decode"],
      rule: "jwt-not-verified",
      when: [{ argument: 2, equals: [false] }],
      examples: {
        bad: "JWT.decode(input, nil, false)",
        good: 'JWT.decode(input, ENV.fetch("KEY"), true, algorithm: "HS256")',
      },
    },
    {
      call: ["JWT.decode"],
      rule: "jwt-not-verified",
      when: [{ argument: "algorithm", matches: /^none$/i }],
      examples: {
        bad: 'JWT.decode(input, nil, true, algorithm: "none")',
        good: 'JWT.decode(input, ENV.fetch("KEY"), true, algorithm: "HS256")',
      },
    },
    {
      call: ["JWT.encode", "JWT.decode"],
      rule: "hardcoded-signing-key",
      when: [{ argument: 1, isLiteral: true }],
      examples: {
        bad: 'JWT.encode({ id: 1 }, "example", "HS256")',
        good: 'JWT.encode({ id: 1 }, ENV.fetch("KEY"), "HS256")',
      },
    },
    {
      call: ["File.chmod", "FileUtils.chmod", "FileUtils.chmod_R"],
      rule: "open-file-permissions",
      when: [{ argument: 0, bitsBeyond: 0o775 }],
      examples: { bad: 'File.chmod(0o777, "/srv/data")', good: 'File.chmod(0o640, "/srv/data")' },
    },
    {
      call: ["*.extract"],
      rule: "archive-extraction",
      when: [{ argument: 0, isPresent: true }],
      examples: {
        bad: "Zip::File.open(path) { |zip| zip.each { |entry| entry.extract(File.join(folder, entry.name)) } }",
        good: "Zip::File.open(path) { |zip| zip.each { |entry| entry.get_input_stream.read } }",
      },
    },
    {
      call: ["ruby.origins"],
      rule: "cors-any-origin",
      when: [{ argument: 0, equals: ["*"] }],
      examples: { bad: 'origins "*"', good: 'origins "https://www.example.com"' },
    },
    {
      call: ["ruby.set"],
      rule: "hardcoded-signing-key",
      when: [
        { argument: 0, equals: ["session_secret"] },
        { argument: 1, isLiteral: true },
      ],
      examples: { bad: 'set :session_secret, "example"', good: 'set :session_secret, ENV.fetch("SESSION_SECRET")' },
    },
    {
      call: ["ruby.set"],
      rule: "debug-mode",
      when: [
        { argument: 0, equals: ["show_exceptions"] },
        { argument: 1, equals: [true] },
      ],
      examples: { bad: "set :show_exceptions, true", good: "set :show_exceptions, false" },
    },
  ],
};
