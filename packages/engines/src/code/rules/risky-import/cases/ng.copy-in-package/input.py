from .. import pickle
