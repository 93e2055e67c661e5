require "openssl"

def seal(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
  cipher.key = key
  nonce = cipher.random_iv
  nonce + cipher.update(text) + cipher.final
end
