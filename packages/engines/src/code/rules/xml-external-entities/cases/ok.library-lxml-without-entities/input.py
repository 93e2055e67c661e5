from lxml import etree

reader = etree.XMLParser(remove_blank_text=True, resolve_entities=False)


def sheet_of(text):
    return etree.fromstring(text, reader)


def part_of(text):
    return etree.fromstring(text, parser=etree.XMLParser(resolve_entities=False))
