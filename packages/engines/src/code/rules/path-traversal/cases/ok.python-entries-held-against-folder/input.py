import os
import tarfile
import zipfile


def unpack(path, folder):
    base = os.path.realpath(folder) + os.sep
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            full = os.path.realpath(os.path.join(folder, name))
            if not full.startswith(base):
                raise ValueError("outside")
            with open(full, "wb") as target:
                target.write(archive.read(name))


def forget(path):
    with tarfile.open(path) as archive:
        for name in archive.getnames():
            if not os.path.abspath(name).startswith(os.getcwd()):
                continue
            os.remove(name)
