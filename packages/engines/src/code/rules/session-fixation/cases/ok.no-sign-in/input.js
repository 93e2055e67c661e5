const app = require("express")();
const session = require("express-session");
const { people } = require("./people");
app.use(session({ secret: process.env.KEY }));
app.post("/name", async (req, res) => {
  const person = await people.named(req.session.userId, req.body.name);
  req.session.user = person;
  res.redirect("/");
});
app.post("/leave", (req, res) => {
  if (req.body.password) req.session.userId = null;
  res.redirect("/");
});
