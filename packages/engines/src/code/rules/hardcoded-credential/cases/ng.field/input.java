class Store {
  private static final String DB_PASSWORD = "tR7-vq2!mZ9x_kL4";

  String password() {
    return DB_PASSWORD;
  }
}
