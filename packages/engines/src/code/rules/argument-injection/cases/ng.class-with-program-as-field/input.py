import logging
import subprocess


class Checkout(logging.LoggerAdapter):
    program = "hg"

    def __init__(self, address, folder):
        self.address = address
        self.folder = folder

    def run(self, words):
        return subprocess.check_output([self.program] + words, cwd=self.folder)

    def obtain(self):
        self.run(["clone", "-q", self.address, self.folder])
