import re

header = re.compile(r"(?:.*,)*\s*(\w+)\s+scope=(.*)")


def scope_of(value):
    found = header.search(value)
    return found.group(2) if found else None
