class Pottery {
  private final Kiln kiln;

  Pottery() {
    kiln = Kilns.light();
    kiln.shut();
    // ok: kiln
    kiln.fill();
  }
}

class Smithy {
  private final Kiln forge;

  Smithy() {
    forge = lit();
    // ruleid: kiln
    forge.fill();
  }

  private static Kiln lit() {
    Kiln made;
    made = Kilns.light();
    return made;
  }
}
