import hashlib, marshal, os, pickle, random, secrets, shelve, sqlite3, ssl, subprocess, tarfile, zipfile, shlex
import aiohttp, httpx, jinja2, jwt, ldap3, psycopg2, pymongo, requests, yaml
from flask import Flask, request, redirect
from lxml import etree
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session
import peewee
from defusedxml import ElementTree as SafeTree
import xml.etree.ElementTree as ET
app = Flask(__name__)
engine = create_engine("sqlite://")
mongo = pymongo.MongoClient().notes
def a(): return request.args["a"]
@app.get("/1")
def f1(): os.popen("ls " + a()); return "" # ng: command-injection
@app.get("/2")
def f2(): subprocess.run("ls " + a(), shell=True); return "" # ng: command-injection
@app.get("/3")
def f3(): subprocess.run(["ls", "--", a()]); return "" # ok
@app.get("/4")
def f4(): subprocess.run(["sh", "-c", a()]); return "" # ng: command-injection
@app.get("/5")
def f5(): subprocess.run("ls " + shlex.quote(a()), shell=True); return "" # ok
@app.get("/6")
def f6(): subprocess.check_output(shlex.split("ls " + a())); return ""
@app.get("/7")
def f7(): subprocess.getoutput("ls " + a()); return "" # ng: command-injection
@app.get("/8")
def f8(): os.execvp(a(), ["x"]); return "" # ng: command-injection
@app.get("/9")
def f9(): sqlite3.connect("a").execute("select * from a where b = '%s'" % a()); return "" # ng: sql-injection
@app.get("/10")
def f10(): sqlite3.connect("a").execute("select * from a where b = ?", (a(),)); return "" # ok
@app.get("/11")
def f11():
    with psycopg2.connect("") as c, c.cursor() as cur:
        cur.execute(f"select * from a where b = '{a()}'") # ng: sql-injection
        cur.execute("select * from a where b = %s", (a(),)) # ok
        cur.executemany("insert into a values (%s)", [(a(),)]) # ok
    return ""
@app.get("/12")
def f12():
    with engine.connect() as c:
        c.execute(text("select * from a where b = '" + a() + "'")) # ng: sql-injection
        c.execute(text("select * from a where b = :b"), {"b": a()}) # ok
        c.exec_driver_sql("select * from a where b = " + a()) # ng: sql-injection
    return ""
@app.get("/13")
def f13():
    with Session(engine) as s:
        s.execute(text(f"delete from a where b = {a()}")) # ng: sql-injection
        s.execute(text(f"delete from a where b = {int(a())}")) # ok
    return ""
class Note(peewee.Model):
    title = peewee.CharField()
@app.get("/14")
def f14(): return str(list(Note.raw("select * from note where title = '" + a() + "'"))) # ng: sql-injection
@app.get("/15")
def f15(): return str(list(Note.raw("select * from note where title = ?", a())))
@app.get("/16")
def f16(): return str(list(Note.select().where(Note.title == a()))) # ok
@app.get("/17")
def f17(): return requests.get(a()).text # ng: server-side-request-forgery
@app.get("/18")
def f18(): return httpx.get(a()).text # ng: server-side-request-forgery
@app.get("/19")
async def f19():
    async with aiohttp.ClientSession() as s:
        async with s.get(a()) as r: # ng: server-side-request-forgery
            return await r.text()
@app.get("/20")
def f20(): return requests.get("https://api.example.com/" + a()).json() # ok
@app.get("/21")
def f21(): return httpx.Client(base_url="https://api.example.com").get("/items/" + a()).json() # ok
@app.get("/22")
def f22(): return requests.get("https://a.example.com", verify=False).json() # ng: tls-verification-off
@app.post("/23")
def f23(): return str(etree.fromstring(request.data, etree.XMLParser(resolve_entities=True))) # ng: xml-external-entities
@app.post("/24")
def f24(): return str(etree.fromstring(request.data, etree.XMLParser(resolve_entities=False, no_network=True)))
@app.post("/25")
def f25(): return str(SafeTree.fromstring(request.data))
@app.get("/26")
def f26(): return str(etree.parse("a.xml").xpath("//u[@n='" + a() + "']")) # ng: xpath-injection
@app.get("/27")
def f27(): return str(etree.parse("a.xml").xpath("//u[@n=$n]", n=a()))
@app.post("/28")
def f28(): return str(yaml.load(request.data, Loader=yaml.Loader)) # ng: unsafe-deserialization
@app.post("/29")
def f29(): return str(yaml.safe_load(request.data))
@app.post("/30")
def f30(): return str(pickle.loads(request.data)) # ng: unsafe-deserialization
@app.post("/31")
def f31(): return str(marshal.loads(request.data)) # ng: unsafe-deserialization
@app.get("/32")
def f32(): return str(shelve.open("/srv/" + a())) # ng: unsafe-deserialization
@app.get("/33")
def f33(): return jinja2.Environment().from_string(a()).render() # ng: template-injection
@app.get("/34")
def f34(): return jinja2.Environment(autoescape=True).from_string("{{ a }}").render(a=a()) # ok
@app.post("/35")
def f35(): tarfile.open(fileobj=request.files["f"].stream).extractall("/srv"); return "" # ng: archive-extraction
@app.post("/36")
def f36(): tarfile.open(fileobj=request.files["f"].stream).extractall("/srv", filter="data"); return "" # ok
@app.post("/37")
def f37(): zipfile.ZipFile(request.files["f"]).extractall("/srv"); return ""
@app.get("/38")
def f38(): return hashlib.md5(a().encode()).hexdigest() # ng: weak-hash
@app.get("/39")
def f39(): return hashlib.md5(a().encode(), usedforsecurity=False).hexdigest() # ok
@app.get("/40")
def f40(): return hashlib.new("sha1", a().encode()).hexdigest() # ng: weak-hash
@app.get("/41")
def f41(): return str(random.randint(0, 99999)) # ng: weak-random
@app.get("/42")
def f42(): return secrets.token_hex() # ok
@app.get("/43")
def f43(): return str(ssl._create_unverified_context()) # ng: tls-verification-off
@app.get("/44")
def f44():
    c = ssl.create_default_context()
    c.check_hostname = False # ng: tls-verification-off
    return str(c)
@app.get("/45")
def f45(): return jwt.decode(a(), options={"verify_signature": False}) # ng: jwt-not-verified
@app.get("/46")
def f46(): return jwt.decode(a(), os.environ["KEY"], algorithms=["HS256"]) # ok
@app.get("/47")
def f47(): return jwt.encode({"a": 1}, "not so secret", algorithm="HS256") # ng: hardcoded-signing-key
@app.get("/48")
def f48():
    c = ldap3.Connection("ldap.example.com")
    c.search("dc=example", "(uid=" + a() + ")") # ng: ldap-injection
    c.search("dc=example", "(uid=" + ldap3.utils.conv.escape_filter_chars(a()) + ")") # ok
    return ""
@app.post("/49")
def f49(): return str(mongo.users.find_one({"name": request.json["name"]}))
@app.post("/50")
def f50(): return str(mongo.users.find_one({"name": str(request.json["name"])})) # ok
@app.post("/51")
def f51(): return str(mongo.users.find({"$where": "this.a == '" + request.json["a"] + "'"})) # ng: nosql-injection
@app.get("/52")
def f52(): return str(eval(a())) # ng: code-injection
@app.get("/53")
def f53(): return str(__import__(a())) # ng: code-injection
@app.get("/54")
def f54(): return str(getattr(os, a())())
@app.get("/55")
def f55(): return open(os.path.join("/srv", a())).read() # ng: path-traversal
@app.get("/56")
def f56():
    p = os.path.realpath(os.path.join("/srv", a()))
    if not p.startswith("/srv/"): return "", 404
    return open(p).read() # ok
@app.get("/57")
def f57():
    t = a()
    if t.startswith("/") and not t.startswith("//"): return redirect(t) # ok
    return redirect("/")
@app.get("/58")
def f58(): return redirect(a()) # ng: open-redirect
