import os
import sys


class Backup:
    def __init__(self, target):
        self.target = target

    def run(self):
        os.system("tar -cf /var/backup.tar " + self.target)


def main():
    Backup(sys.argv[1]).run()


if "__main__" == __name__:
    sys.exit(main())
