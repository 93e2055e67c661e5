package shop;

class Clerk {
  private Ledger ledger;

  void note(String text) {
    // ruleid: price
    ledger.write("sold " + text);
  }

  void remark(String text) {
    // ok: price
    ledger.write(text);
  }

  void count(int number) {
    // ok: price
    ledger.write(number);
  }
}
