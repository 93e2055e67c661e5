class Texts {
  constructor() {
    this.byLanguage = {};
  }
  add(language, key, text) {
    if (!this.byLanguage[language]) this.byLanguage[language] = {};
    this.byLanguage[language][key] = text;
  }
}
module.exports = Texts;
