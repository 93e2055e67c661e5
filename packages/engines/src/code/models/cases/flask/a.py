import os
from flask import Flask, request, redirect, make_response, render_template_string, send_file, send_from_directory, Response, session, jsonify, Markup
from flask.views import MethodView
app = Flask(__name__)
@app.get("/1")
def a1(): os.system("x " + request.args.get("a")); return "" # ng: command-injection
@app.post("/2")
def a2(): os.system("x " + request.form["a"]); return "" # ng: command-injection
@app.post("/3")
def a3(): os.system("x " + request.json["a"]); return "" # ng: command-injection
@app.post("/4")
def a4(): os.system("x " + request.get_json()["a"]); return "" # ng: command-injection
@app.get("/5")
def a5(): os.system("x " + request.headers["X-A"]); return "" # ng: command-injection
@app.get("/6")
def a6(): os.system("x " + request.cookies.get("a")); return "" # ng: command-injection
@app.get("/7/<name>")
def a7(name): os.system("x " + name); return "" # ng: command-injection
@app.get("/8/<int:name>")
def a8(name): os.system("x %s" % name); return "" # ok
@app.post("/9")
def a9(): os.system("x " + request.files["a"].filename); return "" # ng: command-injection
@app.post("/10")
def a10(): os.system("x " + request.data.decode()); return "" # ng: command-injection
@app.get("/11")
def a11(): os.system("x " + request.values["a"]); return "" # ng: command-injection
@app.get("/12")
def a12(): os.system("x " + request.full_path); return "" # ng: command-injection
@app.get("/13")
def a13(): return redirect(request.args["a"]) # ng: open-redirect
@app.get("/14")
def a14(): return "<p>" + request.args["a"] # ng: cross-site-scripting
@app.get("/15")
def a15(): return make_response("<p>" + request.args["a"]) # ng: cross-site-scripting
@app.get("/16")
def a16(): return Response("<p>" + request.args["a"]) # ng: cross-site-scripting
@app.get("/17")
def a17(): return jsonify({"a": "<p>" + request.args["a"]}) # ok
@app.get("/18")
def a18(): return render_template_string("<p>" + request.args["a"]) # ng: template-injection
@app.get("/19")
def a19(): return send_file("/srv/" + request.args["a"]) # ng: path-traversal
@app.get("/20")
def a20(): return send_from_directory("/srv", request.args["a"]) # ok
@app.get("/21")
def a21():
    r = make_response("x")
    r.set_cookie("session", "v", secure=False, httponly=False) # ng: insecure-cookie
    return r
@app.get("/22")
def a22():
    r = make_response("x")
    r.headers["X-A"] = request.args["a"] # ng: header-injection
    return r
@app.post("/23")
def a23():
    f = request.files["a"]
    f.save("/srv/" + f.filename) # ng: path-traversal
    return ""
class V(MethodView):
    def get(self, name): os.system("x " + name); return "" # ng: command-injection
    def post(self): os.system("x " + request.form["a"]); return "" # ng: command-injection
app.add_url_rule("/24/<name>", view_func=V.as_view("v"))
@app.get("/25")
def a25(): return Response("<p>" + request.args["a"], mimetype="text/plain") # ok
