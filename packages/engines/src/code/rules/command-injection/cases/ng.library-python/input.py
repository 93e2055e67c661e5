import subprocess

__all__ = ["Archive"]


class Archive:
    def __init__(self, name, level: int = 3):
        self.name = name
        self.level = level

    def pack(self):
        return subprocess.call("tar -cf %s.tar -%d ." % (self.name, self.level), shell=True)
