from lxml import etree


def read(path, with_entities=False):
    parser = etree.XMLParser(recover=True, resolve_entities=with_entities)
    return etree.parse(path, parser=parser)
