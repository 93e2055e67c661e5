Rails.application.config.session_store :cookie_store, key: "_n", secure: false # ng: insecure-cookie
Rails.application.config.force_ssl = false # ng: cleartext-transmission
Rails.application.config.action_controller.allow_forgery_protection = false # ng: csrf-protection-off
Rails.application.config.middleware.insert_before 0, Rack::Cors do
  allow do
    origins "*" # ng: cors-any-origin
    resource "*", headers: :any, methods: [:get]
  end
end
Rails.application.config.secret_key_base = "0f" * 32 # ng: hardcoded-signing-key
Rails.application.config.action_dispatch.cookies_serializer = :marshal # ng: deserializer-used
