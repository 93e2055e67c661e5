import os


class Shelf:
    def __init__(self, folder):
        self.folder = os.path.realpath(folder)

    def read(self, name):
        full = os.path.realpath(os.path.join(self.folder, name))
        if os.path.commonpath([self.folder, full]) != self.folder:
            raise PermissionError(name)
        with open(full, "rb") as file:
            return file.read()
