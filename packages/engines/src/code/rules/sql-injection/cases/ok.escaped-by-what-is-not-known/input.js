const express = require("express");
const { literal } = require("sequelize");

class Search {
  constructor(link, words) {
    this.link = link;
    this.words = words;
  }
  like(column) {
    return `${column} LIKE ${this.link.escape(`%${this.words}%`)}`;
  }
}

express().get("/wines", (req, res) => {
  const search = new Search(req.app.locals.link, req.query.words);
  res.json(req.app.locals.wines.findAll({ where: literal(search.like("label")) }));
});
