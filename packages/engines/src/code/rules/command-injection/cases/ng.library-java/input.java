package org.example;

public class Mount {
  private final String device;

  public Mount(String device) {
    this.device = device;
  }

  public Process start(String folder) throws java.io.IOException {
    return Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "mount " + device + " " + folder});
  }
}
