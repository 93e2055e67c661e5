package com.example;

import java.io.InputStream;
import java.io.Writer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

public class Pretty {
    public void print(InputStream stream, Writer writer) throws Exception {
        TransformerFactory.newInstance().newTransformer().transform(new StreamSource(stream), new StreamResult(writer));
    }
}
