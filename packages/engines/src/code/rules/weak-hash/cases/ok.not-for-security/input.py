import hashlib


def cache_key(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
