package shop;

class Till {
  private final Clerk clerk = new Clerk();

  void sell(@Spoken String word, String fixed) {
    clerk.note(word);
    clerk.remark(fixed);
    clerk.count(7);
  }
}
