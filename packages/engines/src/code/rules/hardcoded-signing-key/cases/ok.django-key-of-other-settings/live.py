from .input import *

try:
    with open("/srv/keys/site") as kept:
        SECRET_KEY = kept.read().strip()
except OSError:
    raise SystemExit("no key")
