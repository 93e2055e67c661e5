const express = require("express");
const merge = require("lodash/merge");

express().put("/theme", (req, res) => res.json(merge(req.app.locals.theme, req.body)));
