using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using System.Xml.Serialization;
using System.DirectoryServices;
using System.Runtime.Serialization.Formatters.Binary;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Newtonsoft.Json;

namespace Shop.Controllers;

public class WebController : Controller
{
    private readonly HttpClient _http;
    private readonly IHttpClientFactory _factory;
    private readonly ILogger<WebController> _logger;
    private readonly HtmlEncoder _encoder;
    public WebController(HttpClient http, IHttpClientFactory factory, ILogger<WebController> logger, HtmlEncoder encoder) { _http = http; _factory = factory; _logger = logger; _encoder = encoder; }

    public IActionResult A(string to) => Redirect(to); // ng: open-redirect
    public IActionResult A1(string to) => LocalRedirect(to); // ok
    public IActionResult A2(string to) { if (Url.IsLocalUrl(to)) return Redirect(to); return Redirect("/"); } // ok
    public IActionResult A3(string to) => RedirectToAction(to); // ok
    public IActionResult A4(string to) => new RedirectResult(to); // ng: open-redirect
    public IActionResult A5(string to) => RedirectPermanent(to); // ng: open-redirect
    public void A6(string to) => Response.Redirect(to); // ng: open-redirect
    public void A7(string to) => Response.Headers.Location = to; // ng: open-redirect
    public void A8(string to) { Response.StatusCode = 302; Response.Headers.Append("Location", to); } // ng: open-redirect
    public IActionResult A9(string to) => Redirect("/items/" + to); // ok
    public IActionResult A10(string to)
    {
        var uri = new Uri(to);
        if (uri.Host != "www.example.com") return BadRequest();
        return Redirect(uri.ToString()); // ok
    }
    public IActionResult A11(string returnUrl) => Redirect(string.IsNullOrEmpty(returnUrl) ? "/" : returnUrl); // ng: open-redirect
    public IActionResult A12(string returnUrl) => RedirectToLocal(returnUrl);
    private IActionResult RedirectToLocal(string url) => Url.IsLocalUrl(url) ? Redirect(url) : RedirectToAction("Index"); // ok
    public IActionResult A13() => Redirect(Request.Headers.Referer.ToString());
    public IActionResult A14(string to) => Redirect($"{Request.Scheme}://{Request.Host}/x"); 

    public async Task<IActionResult> B(string url) => Ok(await _http.GetStringAsync(url)); // ng: server-side-request-forgery
    public async Task<IActionResult> B1(string url) => Ok(await _factory.CreateClient().GetAsync(new Uri(url))); // ng: server-side-request-forgery
    public async Task<IActionResult> B2(string id) => Ok(await _http.GetStringAsync("https://api.example.com/items/" + Uri.EscapeDataString(id))); // ok
    public async Task<IActionResult> B3(string host) => Ok(await _http.PostAsync($"https://{host}/hook", null)); // ng: server-side-request-forgery
    public async Task<IActionResult> B4(string url) { var m = new HttpRequestMessage(HttpMethod.Get, url); return Ok(await _http.SendAsync(m)); } // ng: server-side-request-forgery
    public IActionResult B5(string url) => Ok(WebRequest.Create(url).GetResponse()); // ng: server-side-request-forgery
    public IActionResult B6(string url) => Ok(new WebClient().DownloadString(url)); // ng: server-side-request-forgery
    public async Task<IActionResult> B7(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host != "api.example.com" || uri.Scheme != "https") return BadRequest();
        return Ok(await _http.GetStringAsync(uri)); // ok
    }
    private static readonly string[] Hosts = { "a.example.com", "b.example.com" };
    public async Task<IActionResult> B8(string url)
    {
        var uri = new Uri(url);
        if (!Hosts.Contains(uri.Host)) return BadRequest();
        return Ok(await _http.GetStringAsync(uri)); // ok
    }
    public async Task<IActionResult> B9(string path)
    {
        var client = new HttpClient { BaseAddress = new Uri("https://api.example.com/") };
        return Ok(await client.GetStringAsync("items/" + path)); // ok
    }
    public IActionResult C(string name) => Content("<p>" + name + "</p>", "text/html"); // ng: cross-site-scripting
    public IActionResult C1(string name) => Content("<p>" + _encoder.Encode(name) + "</p>", "text/html"); // ok
    public IActionResult C2(string name) => Content(name); // ok
    public IActionResult C3(string name) => Content($"<p>{WebUtility.HtmlEncode(name)}</p>", "text/html"); // ok
    public IActionResult C4(string name) { ViewBag.Html = new HtmlString("<b>" + name + "</b>"); return View(); } // ng: cross-site-scripting
    public async Task C5(string name) { Response.ContentType = "text/html"; await Response.WriteAsync("<p>" + name); } // ng: cross-site-scripting
    public IActionResult C6(string name) => Json(new { html = "<p>" + name }); // ok
    public IActionResult C7(string name) => new ContentResult { Content = "<p>" + name, ContentType = "text/html; charset=utf-8" }; // ng: cross-site-scripting
    public IActionResult C8(string name) => Content(new HtmlContentBuilder().AppendHtml("<p>" + name).ToString()!, "text/html"); // ng: cross-site-scripting
    public async Task C9(string name) { Response.ContentType = "text/plain"; await Response.WriteAsync(name); } // ok
    public async Task C10(string name) { Response.ContentType = "application/json"; await Response.WriteAsync(System.Text.Json.JsonSerializer.Serialize(new { name })); } // ok
    public async Task C11(string name) { Response.ContentType = "text/html"; await Response.Body.WriteAsync(Encoding.UTF8.GetBytes("<p>" + name)); }

    public IActionResult D(string xml)
    {
        var document = new XmlDocument { XmlResolver = new XmlUrlResolver() };
        document.LoadXml(xml); // ng: xml-external-entities
        return Ok();
    }
    public IActionResult D1(string xml) { var document = new XmlDocument(); document.LoadXml(xml); return Ok(); } // ok
    public IActionResult D2(string xml)
    {
        var settings = new XmlReaderSettings();
        settings.DtdProcessing = DtdProcessing.Parse;
        settings.XmlResolver = new XmlUrlResolver();
        using var reader = XmlReader.Create(new StringReader(xml), settings); // ng: xml-external-entities
        return Ok();
    }
    public IActionResult D3(string xml) { using var reader = XmlReader.Create(new StringReader(xml)); return Ok(); } // ok
    public IActionResult D4(string xml) => Ok(XDocument.Parse(xml)); // ok
    public IActionResult D5()
    {
        var document = new XmlDocument();
        document.XmlResolver = new XmlUrlResolver();
        document.Load(Request.Body); // ng: xml-external-entities
        return Ok();
    }
    public IActionResult D6(string xml)
    {
        var reader = new XmlTextReader(new StringReader(xml)) { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() };
        while (reader.Read()) { } // ng: xml-external-entities
        return Ok();
    }
    public IActionResult E(string name) { var d = new XmlDocument(); return Ok(d.SelectSingleNode("//user[@name='" + name + "']")); } // ng: xpath-injection
    public IActionResult E1(string name) => Ok(XDocument.Load("users.xml").XPathSelectElements($"//user[@name='{name}']")); // ng: xpath-injection
    public IActionResult E2(string name) => Ok(XDocument.Load("users.xml").Descendants("user").Where(u => (string?)u.Attribute("name") == name)); // ok
    public IActionResult E3(int id) { var d = new XmlDocument(); return Ok(d.SelectNodes($"//user[@id={id}]")); } // ok
    public IActionResult E4(string name) { var n = new XPathDocument("u.xml").CreateNavigator(); return Ok(n.Evaluate("count(//u[@n='" + name + "'])")); } // ng: xpath-injection
    public IActionResult F(string user)
    {
        using var searcher = new DirectorySearcher(new DirectoryEntry("LDAP://dc=example,dc=com"));
        searcher.Filter = $"(&(objectClass=user)(sAMAccountName={user}))"; // ng: ldap-injection
        return Ok(searcher.FindOne());
    }
    public IActionResult F1(string user)
    {
        using var searcher = new DirectorySearcher { Filter = "(uid=" + Escape(user) + ")" };
        return Ok(searcher.FindAll());
    }
    private static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            switch (c)
            {
                case '\\': result.Append("\\5c"); break;
                case '*': result.Append("\\2a"); break;
                case '(': result.Append("\\28"); break;
                case ')': result.Append("\\29"); break;
                case '\0': result.Append("\\00"); break;
                default: result.Append(c); break;
            }
        }
        return result.ToString();
    }
    public IActionResult F2(string user) => Ok(new DirectorySearcher("(uid=" + user + ")").FindOne()); // ng: ldap-injection
    public IActionResult G(string data) { var f = new BinaryFormatter(); return Ok(f.Deserialize(new MemoryStream(Convert.FromBase64String(data)))); } // ng: unsafe-deserialization
    public IActionResult G1(string data) => Ok(JsonConvert.DeserializeObject<object>(data, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All })); // ng: unsafe-deserialization
    public IActionResult G2(string data) => Ok(JsonConvert.DeserializeObject<Dictionary<string, string>>(data)); // ok
    public IActionResult G3(string data)
    {
        var settings = new JsonSerializerSettings();
        settings.TypeNameHandling = TypeNameHandling.Auto;
        return Ok(JsonConvert.DeserializeObject(data, settings)); // ng: unsafe-deserialization
    }
    public IActionResult G4(string data) => Ok(System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(data)); // ok
    public IActionResult G5(string type, string data) => Ok(new XmlSerializer(Type.GetType(type)!).Deserialize(new StringReader(data))); // ng: unsafe-reflection
    public IActionResult G6(string data) => Ok(new XmlSerializer(typeof(string[])).Deserialize(new StringReader(data))); // ok
    public IActionResult G7(string data)
    {
        var serializer = new JsonSerializer { TypeNameHandling = TypeNameHandling.Objects };
        return Ok(serializer.Deserialize(new JsonTextReader(new StringReader(data)))); // ng: unsafe-deserialization
    }
    public IActionResult H(string type) => Ok(Activator.CreateInstance(Type.GetType(type)!)); // ng: unsafe-reflection
    public IActionResult H1(string method) => Ok(typeof(Math).GetMethod(method)!.Invoke(null, new object[] { 1 })); // ng: unsafe-reflection
    public IActionResult H2(string file) { System.Reflection.Assembly.LoadFrom(file); return Ok(); } // ng: unsafe-reflection
    public IActionResult I(string pattern, string text) => Ok(Regex.IsMatch(text, pattern)); // ng: regex-injection
    public IActionResult I1(string pattern, string text) => Ok(Regex.IsMatch(text, Regex.Escape(pattern))); // ok
    public IActionResult I2(string pattern, string text) => Ok(Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100))); // ok
    public IActionResult I3(string pattern) => Ok(new Regex(pattern).Match("abc").Value); // ng: regex-injection
    public IActionResult J(string name) { _logger.LogInformation("name " + name); return Ok(); } // ng: log-injection
    public IActionResult J1(string name) { _logger.LogInformation("name {Name}", name.Replace("\n", "").Replace("\r", "")); return Ok(); } // ok
    public IActionResult K(string name) { Response.Headers["X-Name"] = name; return Ok(); } // ok
    public IActionResult L() { Response.Cookies.Append("session", "x", new CookieOptions { HttpOnly = true }); return Ok(); } // ng: insecure-cookie
    public IActionResult L1() { Response.Cookies.Append("session", "x", new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict }); return Ok(); } // ok
    public IActionResult L2() { var o = new CookieOptions(); o.Secure = true; o.HttpOnly = false; Response.Cookies.Append("session", "x", o); return Ok(); } // ng: script-readable-cookie
    public IActionResult L3() { Response.Cookies.Append("session", "x"); return Ok(); } // ng: insecure-cookie
}
