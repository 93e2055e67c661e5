// ruleid: open-stage
@Stage()
export class Evening {
  @Light()
  @Curtain('open')
  first(): string {
    // ok: old-step
    waltzSlowly(this.pair);
    return "";
  }
}

// ok: open-stage
@Stage()
export class Morning {
  @Curtain('shut')
  first() {}

  // ruleid: old-step
  waltzSlowly(pair) {
    turn(pair);
  }
}
