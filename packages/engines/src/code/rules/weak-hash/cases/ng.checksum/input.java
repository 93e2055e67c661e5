import java.security.MessageDigest;

class Checksum {
  byte[] of(byte[] data) throws Exception {
    return MessageDigest.getInstance("SHA-1").digest(data);
  }
}
