import tools.shell
import tools.shell as sh
from tools import shell as other
from tools.shell import run as go

# ruleid: run-text
tools.shell.run(name, quiet=True)
# ruleid: run-text
sh.run(userName, 1, 2, quiet=True, extra=3)
# ruleid: run-text
other.run(name, quiet=True)
# ruleid: run-text
go(name, check=False, quiet=True)
# ok: run-text
go(name)
# ok: run-text
go(value, quiet=True)
# ok: run-text
shell.run(name, quiet=True)
