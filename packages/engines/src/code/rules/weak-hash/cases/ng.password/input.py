import hashlib


def stored(password):
    return hashlib.sha1(password.encode()).hexdigest()
