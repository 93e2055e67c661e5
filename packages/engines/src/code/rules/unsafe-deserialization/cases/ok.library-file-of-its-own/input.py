import os
import pickle


def table_of(language):
    with open(os.path.join("/usr/share/example", language + ".pickle"), "rb") as stream:
        return pickle.load(stream)
