import java.util.Random;

class Keys {
  private final Random source = new Random();

  String token() {
    return Long.toHexString(source.nextLong()) + new java.util.Random().nextInt();
  }
}
