package com.example;

import java.io.IOException;

public class Launcher {
    private String folder;

    private void setFolder(String folder) {
        this.folder = folder;
    }

    public void start() throws IOException {
        Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "cd " + folder + " && ./start"});
    }
}
