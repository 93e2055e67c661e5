package org.example;

public class Mount {
  public Process start(int number) throws java.io.IOException {
    return run("mount /dev/sd" + number);
  }

  private Process run(String line) throws java.io.IOException {
    return Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", line});
  }
}
