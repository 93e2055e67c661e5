import os
import sys

if __name__ == "__main__":
    folder = sys.argv[1]
    print(len(folder))
else:
    folder = "/srv/data"
    os.system("ls " + folder)
