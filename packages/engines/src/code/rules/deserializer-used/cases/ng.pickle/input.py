import pickle

with open("state", "rb") as file:
    state = pickle.load(file)
