package com.example;

import java.io.InputStream;
import java.io.StringReader;
import java.io.Writer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.xml.sax.InputSource;

public class Pretty {
    public void print(InputStream stream, Writer writer) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        TransformerFactory plain = TransformerFactory.newInstance();
        plain.newTransformer().transform(new DOMSource(builder.parse(stream)), new StreamResult(writer));
    }

    public void copy(InputStream stream, Writer writer) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.newTransformer().transform(new StreamSource(stream), new StreamResult(writer));
    }
}
