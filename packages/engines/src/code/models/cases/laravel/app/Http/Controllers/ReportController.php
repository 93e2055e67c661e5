<?php
namespace App\Http\Controllers;

use App\Services\Finder;
use App\Services\Search;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\File;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;
use Illuminate\Support\Facades\Process;
use Illuminate\Support\Facades\Storage;
use Illuminate\Support\Str;
use GuzzleHttp\Client;

class ReportController extends Controller
{
    public function __construct(private Search $search, private readonly Client $http) {}

    public function index(Request $request, Finder $finder)
    {
        $this->search->find($request->input("q"), $request->get("order"));
        Process::run("ls " . $request->input("dir")); // ng: command-injection
        Process::run(["ls", "--", $request->input("dir")]); // ok
        exec("ls " . $request->string("dir")); // ng: command-injection
        exec("ls " . $request->integer("n")); // ok
        exec("ls " . request("dir")); // ng: command-injection
        exec("ls " . request()->input("dir")); // ng: command-injection
        exec("ls " . $request->header("X-Dir")); // ng: command-injection
        exec("ls " . $request->cookie("dir")); // ng: command-injection
        exec("ls " . $request->all()["dir"]); // ng: command-injection
        exec("ls " . $request->only(["dir"])["dir"]); // ng: command-injection
        exec("ls " . $request->dir); // ng: command-injection
        exec("ls " . $request->route("dir")); // ng: command-injection
        exec("ls " . $request->json("dir")); // ng: command-injection
        exec("ls " . $request->getContent()); // ng: command-injection
        exec("ls " . $request->post("dir")); // ng: command-injection
        exec("ls " . \Illuminate\Support\Facades\Request::input("dir")); // ng: command-injection
        exec("ls " . $request->boolean("x")); // ok
        exec("ls " . Str::slug($request->input("x"))); // ok
        exec("ls " . $request->user()->id); // ok
        exec("ls " . $request->path()); // ng: command-injection
        exec("ls " . $request->collect("x")->implode(" ")); // ng: command-injection
        exec("ls " . $request->file("f")->getClientOriginalName()); // ng: command-injection
        exec("ls " . $request->bearerToken()); // ng: command-injection
    }

    public function show(Request $request, string $name)
    {
        Storage::get("reports/" . $name); // ok
        Storage::disk("local")->download("reports/" . $name); // ok
        return response()->download(storage_path("reports/" . $name)); // ok
    }

    public function export(Request $request)
    {
        $path = $request->input("path");
        File::get(storage_path($path)); // ng: path-traversal
        File::delete(base_path($request->path)); // ng: path-traversal
        file_get_contents(public_path("x/" . basename($path))); // ok
        $this->http->get($request->input("url")); // ng: server-side-request-forgery
        Http::get($request->input("url")); // ng: server-side-request-forgery
        Http::withHeaders([])->post($request->input("hook"), []); // ng: server-side-request-forgery
        Http::withoutVerifying()->get("https://example.com"); // ng: tls-verification-off
        Http::get("https://api.example.com/search", ["q" => $request->input("q")]); // ok
        Log::info("export " . $path); // ng: log-injection
        Log::info("export", ["path" => $path]); // ok
        unserialize($request->cookie("prefs")); // ng: unsafe-deserialization
        $request->file("f")->move("/srv/up", $request->file("f")->getClientOriginalName()); // ng: unrestricted-upload
        $request->file("f")->storeAs("avatars", $request->file("f")->hashName()); // ok
        return response()->file("/srv/reports/" . $path); // ng: path-traversal
    }
}
