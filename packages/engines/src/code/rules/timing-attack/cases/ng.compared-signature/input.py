import hmac


def accepted(body, signature, key):
    computed_digest = hmac.new(key, body, "sha256").hexdigest()
    return computed_digest == signature
