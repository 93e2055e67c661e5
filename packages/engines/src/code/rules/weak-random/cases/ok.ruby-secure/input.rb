require "securerandom"

def reset_token
  SecureRandom.urlsafe_base64(24)
end
