class Texts {
  constructor() {
    this.byLanguage = Object.create(null);
  }
  add(language, key, text) {
    if (!this.byLanguage[language]) this.byLanguage[language] = Object.create(null);
    this.byLanguage[language][key] = text;
  }
}
module.exports = Texts;
