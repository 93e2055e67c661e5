package com.example.crypto;

import javax.crypto.Cipher;

public class Sealing {
  Cipher make() throws Exception {
    return Cipher.getInstance(String.join("/", "AES", "GCM", "NoPadding"));
  }
}
