import subprocess

subprocess.run(["/bin/tar", "czf", "/srv/all.tgz", "."])
