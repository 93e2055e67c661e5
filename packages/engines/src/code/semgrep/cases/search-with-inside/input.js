function first(req, res) {
  // ruleid: reply-without-check
  res.send(req.query.a);
  // ok: reply-without-check
  res.send("fixed");
  if (allowed(req)) {
    // ok: reply-without-check
    res.send(req.query.b);
  }
}
const second = (request, response) => {
  // ruleid: reply-without-check
  response.send(request.body);
  // ok: reply-without-check
  request.send(request.body);
};
