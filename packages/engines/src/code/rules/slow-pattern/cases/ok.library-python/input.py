import re

header = re.compile(r"(\w+) scope=([^,]*)")


def scope_of(value):
    if len(value) > 200:
        raise ValueError("too long")
    return re.search(r"\s*,\s*scope=(.*)$", value)
