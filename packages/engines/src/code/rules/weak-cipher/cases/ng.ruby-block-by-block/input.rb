require "openssl"

MODE = "AES-128-ECB"

def seal(text, key)
  cipher = OpenSSL::Cipher.new(MODE).encrypt
  cipher.key = key
  cipher.update(text) + cipher.final
end
