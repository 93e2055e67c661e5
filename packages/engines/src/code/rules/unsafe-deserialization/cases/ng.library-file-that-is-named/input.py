import yaml


def settings_of(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)
