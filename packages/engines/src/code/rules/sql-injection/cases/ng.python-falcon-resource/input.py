import falcon, os
class Things:
    def __init__(self, db):
        self.db = db
    def on_get(self, req, resp):
        os.system("ls " + req.get_param("d"))
    async def on_post(self, req, resp, thing_id):
        body = await req.get_media()
        self.db.execute("SELECT * FROM a WHERE b = '%s'" % body["b"])
        self.db.execute("SELECT * FROM a WHERE b = '%s'" % thing_id)
app = falcon.App()
app.add_route("/things", Things(1))
