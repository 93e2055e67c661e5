package com.example.xml;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.Unmarshaller;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.dom4j.io.SAXReader;
import org.jdom2.input.SAXBuilder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLReaderFactory;

@RestController
public class XmlApi {
  @PostMapping("/dom")
  public void dom(@RequestBody String body) throws Exception {
    DocumentBuilder plain = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    plain.parse(new InputSource(new StringReader(body))); // ng: xml-external-entities
    DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
    f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    f.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // ok
    DocumentBuilderFactory g = DocumentBuilderFactory.newInstance();
    g.setFeature("http://xml.org/sax/features/external-general-entities", false);
    g.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    g.setExpandEntityReferences(false);
    g.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // ok
    DocumentBuilderFactory h = DocumentBuilderFactory.newInstance();
    h.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    h.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    h.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // ok
    DocumentBuilderFactory i = DocumentBuilderFactory.newInstance();
    i.setNamespaceAware(true);
    i.newDocumentBuilder().parse(new InputSource(new StringReader(body))); // ng: xml-external-entities
    safeFactory().newDocumentBuilder().parse(new InputSource(new StringReader(body))); // ok
    DocumentBuilder quiet = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    quiet.setEntityResolver((p, s) -> new InputSource(new StringReader("")));
    quiet.parse(new InputSource(new StringReader(body))); // ok
    plain.parse(XmlApi.class.getResourceAsStream("/own.xml")); // ok
  }

  private static DocumentBuilderFactory safeFactory() throws Exception {
    DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
    f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return f;
  }

  @PostMapping("/sax")
  public void sax(@RequestBody String body) throws Exception {
    SAXParser p = SAXParserFactory.newInstance().newSAXParser();
    p.parse(new InputSource(new StringReader(body)), new DefaultHandler()); // ng: xml-external-entities
    SAXParserFactory f = SAXParserFactory.newInstance();
    f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    f.newSAXParser().parse(new InputSource(new StringReader(body)), new DefaultHandler()); // ok
    XMLReader r = XMLReaderFactory.createXMLReader();
    r.parse(new InputSource(new StringReader(body))); // ng: xml-external-entities
    XMLReader s = XMLReaderFactory.createXMLReader();
    s.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    s.parse(new InputSource(new StringReader(body))); // ok
    new SAXReader().read(new StringReader(body)); // ng: xml-external-entities
    SAXReader d = new SAXReader();
    d.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    d.read(new StringReader(body)); // ok
    new SAXBuilder().build(new StringReader(body)); // ng: xml-external-entities
    SAXBuilder b = new SAXBuilder();
    b.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    b.build(new StringReader(body)); // ok
  }

  @PostMapping("/stax")
  public void stax(@RequestBody String body) throws Exception {
    XMLStreamReader r = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(body)); // ng: xml-external-entities
    XMLInputFactory f = XMLInputFactory.newFactory();
    f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    f.createXMLStreamReader(new StringReader(body)); // ok
    XMLInputFactory g = XMLInputFactory.newFactory();
    g.setProperty("javax.xml.stream.isSupportingExternalEntities", Boolean.FALSE);
    g.createXMLEventReader(new StringReader(body)); // ok
    TransformerFactory t = TransformerFactory.newInstance();
    t.newTransformer().transform(new StreamSource(new StringReader(body)), new DOMResult()); // ng: xml-external-entities
    TransformerFactory u = TransformerFactory.newInstance();
    u.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    u.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
    u.newTransformer().transform(new StreamSource(new StringReader(body)), new DOMResult()); // ok
    SchemaFactory s = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    s.newSchema(new StreamSource(new StringReader(body))); // ng: xml-external-entities
    Unmarshaller m = JAXBContext.newInstance(XmlApi.class).createUnmarshaller();
    m.unmarshal(f.createXMLStreamReader(new StringReader(body))); // ok
  }

  @PostMapping("/xpath")
  public Object xpath(@RequestBody String body, @RequestParam String user) throws Exception {
    Document doc = safeFactory().newDocumentBuilder().parse("users.xml");
    XPath x = XPathFactory.newInstance().newXPath();
    x.evaluate("//user[@name='" + user + "']", doc); // ng: xpath-injection
    x.compile("//user[@name='" + user + "']"); // ng: xpath-injection
    x.setXPathVariableResolver(v -> user);
    x.evaluate("//user[@name=$u]", doc); // ok
    return doc.getElementById(user); // ok
  }
}
