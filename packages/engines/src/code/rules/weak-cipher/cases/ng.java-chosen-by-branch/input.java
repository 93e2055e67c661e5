package com.example.crypto;

import javax.crypto.Cipher;

public class Sealing {
  private static final String MODE = "ECB";

  Cipher make(boolean isOld) throws Exception {
    String algorithm = isOld ? "DES" : "AES";
    return Cipher.getInstance(algorithm + "/" + MODE + "/PKCS5Padding");
  }
}
