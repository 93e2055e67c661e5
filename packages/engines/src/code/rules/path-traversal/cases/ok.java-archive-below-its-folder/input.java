package com.example;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class Unpacker {
    static boolean isBelow(File folder, File file) throws IOException {
        File wanted = folder.getCanonicalFile();
        for (File above = file.getCanonicalFile(); above != null; above = above.getParentFile()) {
            if (wanted.equals(above)) return true;
        }
        return false;
    }

    public void unpack(InputStream stream, File folder) throws IOException {
        ZipInputStream zip = new ZipInputStream(stream);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            File file = new File(folder, entry.getName());
            if (!isBelow(folder, file)) continue;
            new FileOutputStream(file).close();
        }
    }
}
