import pickle


class Document:
    def __init__(self, content):
        self.content = content


class Frozen(Document):
    def thaw(self):
        return pickle.loads(self.content)
