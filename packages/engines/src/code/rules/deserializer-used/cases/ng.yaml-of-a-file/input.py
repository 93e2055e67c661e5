import yaml

with open("settings.yaml") as file:
    settings = yaml.load(file, Loader=yaml.Loader)
