package com.example;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;

public class Feed {
    public Object next(Reader reader) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        return factory.createXMLEventReader(reader).nextEvent();
    }
}
