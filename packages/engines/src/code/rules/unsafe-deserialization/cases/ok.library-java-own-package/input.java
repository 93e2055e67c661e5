package com.example;

import java.io.InputStream;
import java.io.ObjectInputStream;

public class KeyStoreReader {
    Object read(InputStream stream) throws Exception {
        return new ObjectInputStream(stream).readObject();
    }
}
