import os
import sys

folder = None


def clean():
    os.system("rm -r " + folder)


def each_night():
    clean()


if __name__ == "__main__":
    folder = sys.argv[1]
    print("cleaning later")
