const app = require("express")();
const look = { colour: "green" };
app.get("/garden", (req, res) => {
  res.render("garden", { ...req.query, ...look }, (error, page) => {
    res.send(page);
  });
});
