from .input import *

DEBUG = False
