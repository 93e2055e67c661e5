package com.example.vault;

import java.io.InputStream;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.RandomStringUtils;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;

class TrustEverybody implements X509TrustManager {
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {} // ng: tls-verification-off

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

class TrustKnown implements X509TrustManager {
  private final X509TrustManager inner;

  TrustKnown(X509TrustManager inner) {
    this.inner = inner;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    inner.checkClientTrusted(chain, type); // ok
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException { // ok
    inner.checkServerTrusted(chain, type); // ok
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return inner.getAcceptedIssuers();
  }
}

public class Vault {
  private final SecureRandom random = new SecureRandom();

  byte[] seal(byte[] text, SecretKey key) throws Exception {
    Cipher.getInstance("DES/CBC/PKCS5Padding"); // ng: weak-cipher
    Cipher.getInstance("AES/ECB/PKCS5Padding"); // ng: weak-cipher
    Cipher.getInstance("AES"); // ng: weak-cipher
    Cipher.getInstance("RC4"); // ng: weak-cipher
    Cipher.getInstance("DESede/ECB/NoPadding"); // ng: weak-cipher
    Cipher.getInstance("ChaCha20-Poly1305"); // ok
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding"); // ok
    Cipher c = Cipher.getInstance("AES/GCM/NoPadding"); // ok
    byte[] iv = new byte[12];
    random.nextBytes(iv);
    c.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv)); // ok
    Cipher d = Cipher.getInstance("AES/CBC/PKCS5Padding");
    d.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16])); // ng: fixed-nonce
    d.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec("0123456789abcdef".getBytes())); // ng: fixed-nonce
    d.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(Arrays.copyOf(text, 16))); // ok
    return c.doFinal(text); // ok
  }

  void digests(byte[] data, String password) throws Exception {
    MessageDigest.getInstance("MD5").digest(data); // ng: weak-hash
    MessageDigest.getInstance("SHA-1").digest(data); // ng: weak-hash
    MessageDigest.getInstance("SHA-256").digest(data); // ok
    DigestUtils.md5Hex(data); // ng: weak-hash
    DigestUtils.sha256Hex(data); // ok
    Mac.getInstance("HmacSHA256"); // ok
    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(password.toCharArray(), data, 600000, 256)); // ok
    new BCryptPasswordEncoder().encode(password); // ok
    NoOpPasswordEncoder.getInstance().encode(password); // ng: cleartext-storage
  }

  void keys() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024); // ng: weak-key-size
    KeyPairGenerator good = KeyPairGenerator.getInstance("RSA");
    good.initialize(3072); // ok
    KeyGenerator aes = KeyGenerator.getInstance("AES");
    aes.init(256); // ok
    KeyGenerator small = KeyGenerator.getInstance("Blowfish"); // ng: weak-cipher
    KeyGenerator.getInstance("HmacSHA256").init(256); // ok
    new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, "AES"); // ng: hardcoded-credential
    new SecretKeySpec(System.getenv("KEY").getBytes(), "AES"); // ok
  }

  void numbers() {
    String resetToken = String.valueOf(new Random().nextInt()); // ng: weak-random
    String session = Long.toHexString(Double.doubleToLongBits(Math.random())); // ng: weak-random
    String code = RandomStringUtils.randomNumeric(6); // ng: weak-random
    int pin = ThreadLocalRandom.current().nextInt(10000); // ng: weak-random
    String token = new java.math.BigInteger(130, random).toString(32); // ok
    String id = UUID.randomUUID().toString(); // ok
    SecureRandom fixed = new SecureRandom(new byte[] {1}); // ok
  }

  void tls() throws Exception {
    SSLContext weak = SSLContext.getInstance("TLSv1"); // ng: weak-tls-version
    SSLContext ctx = SSLContext.getInstance("TLSv1.3"); // ok
    ctx.init(null, new TrustManager[] {new TrustEverybody()}, random);
    ctx.init(null, null, null); // ok
    HttpsURLConnection.setDefaultHostnameVerifier((host, s) -> true); // ng: tls-verification-off
    HostnameVerifier strict = (host, s) -> host.equals("api.example.com"); // ok
    HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build(); // ng: tls-verification-off
    HttpClients.custom().setSSLHostnameVerifier(strict).build(); // ok
  }
}
