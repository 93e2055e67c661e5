import json

with open("state") as file:
    state = json.load(file)
