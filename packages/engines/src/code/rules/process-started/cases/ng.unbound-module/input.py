from common import *

subprocess.run(["/usr/bin/uptime"])
