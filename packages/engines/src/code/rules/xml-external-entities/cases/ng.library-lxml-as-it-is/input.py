from lxml import etree

reader = etree.XMLParser(remove_blank_text=True)


def sheet_of(text):
    return etree.fromstring(text, reader)
