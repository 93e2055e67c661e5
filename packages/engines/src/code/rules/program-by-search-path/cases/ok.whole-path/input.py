import subprocess

subprocess.run(["/usr/bin/git", "status"])
