import os
import tarfile
import zipfile


def unpack(path, folder):
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            with open(os.path.join(folder, entry.filename), "wb") as target:
                target.write(archive.read(entry))
