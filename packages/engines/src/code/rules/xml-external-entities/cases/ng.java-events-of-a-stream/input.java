package com.example;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;

public class Feed {
    public Object next(Reader reader) throws Exception {
        return XMLInputFactory.newInstance().createXMLEventReader(reader).nextEvent();
    }
}
