function mayEnter(token) {
  return token === "k39fj2mz8qpv7xw1";
}
