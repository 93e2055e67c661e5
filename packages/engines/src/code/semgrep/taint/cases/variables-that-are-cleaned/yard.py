from tools import erect, checked, packed
import visitor


def wall():
    erect(visitor.says())


def house():
    word = visitor.says()
    checked(word)


def tower():
    packed(visitor.says())
