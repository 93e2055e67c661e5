package demo;

import com.example.Modes;

class Keys {
  private static final int SMALL = 512;

  void make(KeyMaker maker, Other other, int given) {
    // ruleid: short-key
    maker.start(1024);
    // ruleid: short-key
    maker.start(SMALL);
    // ok: short-key
    maker.start(4096);
    // ok: short-key
    maker.start(0);
    // ok: short-key
    maker.start(given);
    // ok: short-key
    other.start(1024);
    String mode = "plain";
    // ruleid: fixed-mode
    Modes.pick(mode);
    // ok: fixed-mode
    Modes.pick(maker.mode());
  }
}
