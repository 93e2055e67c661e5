<?php
namespace App\Http\Controllers;

use App\Http\Requests\ExportRequest;
use App\Models\Customer;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Validator;
use Illuminate\Validation\Rule;

class ExportController extends Controller
{
    public function one(Request $request)
    {
        $data = $request->validate([
            "name" => "required|string|max:255",
            "count" => "required|integer|min:1",
            "number" => ["required", "numeric"],
            "format" => "required|in:csv,pdf",
            "kind" => ["required", Rule::in(["a", "b"])],
            "key" => "required|uuid",
            "word" => "required|alpha_num",
            "slug" => "required|alpha_dash:ascii",
            "letters" => "required|alpha:ascii",
            "day" => "required|date_format:Y-m-d",
            "loud" => "boolean",
            "mail" => "required|email",
            "link" => "required|url",
            "address" => "required|ip",
            "owner" => "required|exists:users,name",
            "fresh" => "required|unique:users",
            "code" => ["required", "regex:/^[a-z0-9_]+$/"],
            "loose" => ["required", "regex:/[a-z]+/"],
            "digits" => "digits:5",
            "not" => "not_in:a,b",
        ]);
        exec("x " . $data["name"]); // ng: command-injection
        exec("x " . $data["count"]); // ok
        exec("x " . $data["number"]); // ok
        exec("x " . $data["format"]); // ok
        exec("x " . $data["kind"]); // ok
        exec("x " . $data["key"]); // ok
        exec("x " . $data["word"]); // ok
        exec("x " . $data["slug"]); // ok
        exec("x " . $data["letters"]); // ok
        exec("x " . $data["day"]); // ok
        exec("x " . $data["loud"]); // ok
        exec("x " . $data["mail"]); // ng: command-injection
        Http::get($data["link"]); // ng: server-side-request-forgery
        exec("x " . $data["address"]); // ok
        Http::get("http://" . $data["address"]); // ng: server-side-request-forgery
        exec("x " . $data["owner"]); // ng: command-injection
        exec("x " . $data["fresh"]); // ng: command-injection
        exec("x " . $data["code"]); // ok
        exec("x " . $data["loose"]); // ng: command-injection
        exec("x " . $data["digits"]); // ok
        exec("x " . $data["not"]); // ng: command-injection
        exec("x " . $request->input("count")); // ok
        exec("x " . $request->format); // ok
        exec("x " . $request->input("name")); // ng: command-injection
        exec("x " . $request->input("other")); // ng: command-injection
        return back();
    }

    public function two(ExportRequest $request)
    {
        $data = $request->validated();
        exec("x " . $data["name"]); // ng: command-injection
        exec("x " . $data["count"]); // ok
        exec("x " . $data["format"]); // ok
        exec("x " . $data["size"]); // ok
        exec("x " . $data["size2"]); // ok
        exec("x " . $data["code"]); // ok
        exec("x " . $data["loose"]); // ng: command-injection
        exec("x " . $data["lines"]); // ng: command-injection
        exec("x " . $data["tags"][0]); // ng: command-injection
        exec("x " . $data["ids"][0]); // ok
        exec("x " . implode(" ", $data["ids"])); // ok
        exec("x " . $data["address"]["street"]); // ng: command-injection
        exec("x " . $data["address"]["number"]); // ok
        return back();
    }

    public function three(ExportRequest $request)
    {
        exec("x " . $request->validated("count")); // ok
        exec("x " . $request->validated("name")); // ng: command-injection
        exec("x " . $request->validated()["format"]); // ok
        exec("x " . $request->input("count")); // ok
        exec("x " . $request->count); // ok
        exec("x " . $request->name); // ng: command-injection
        exec("x " . $request->input("other")); // ng: command-injection
        exec("x " . $request->safe()->only(["name"])["name"]); // ng: command-injection
        exec("x " . $request->safe()->only(["count"])["count"]); // ok
        DB::select("SELECT * FROM a ORDER BY " . $request->format); // ok
        DB::select("SELECT * FROM a ORDER BY " . $request->name); // ng: sql-injection
        return back();
    }

    public function four(Request $request)
    {
        $validator = Validator::make($request->all(), [
            "name" => "required|string",
            "count" => "required|integer",
            "format" => "required|in:csv,pdf",
        ]);
        if ($validator->fails()) {
            return back()->withErrors($validator);
        }
        $data = $validator->validated();
        exec("x " . $data["name"]); // ng: command-injection
        exec("x " . $data["count"]); // ok
        exec("x " . $data["format"]); // ok
        exec("x " . $request->input("count")); // ok
        exec("x " . $request->input("name")); // ng: command-injection
        return back();
    }

    public function five(Request $request)
    {
        $data = Validator::validate($request->all(), ["count" => "integer", "name" => "string"]);
        exec("x " . $data["count"]); // ok
        exec("x " . $data["name"]); // ng: command-injection
        $this->validate($request, ["page" => "integer", "word" => "string"]);
        exec("x " . $request->page); // ok
        exec("x " . $request->word); // ng: command-injection
        return back();
    }

    public function six(ExportRequest $request)
    {
        Customer::create($request->validated()); // ok
        Customer::create($request->all()); // ng: mass-assignment
        Customer::create($request->safe()->all()); // ok
        Customer::create($request->only(["name"])); // ok
        return back();
    }

    public function seven(Request $request)
    {
        $data = $request->validate(["name" => "required"]);
        Customer::create($data); // ok
        $customer = Customer::find(1);
        $customer->update($request->all()); // ng: mass-assignment
        $customer->update($data); // ok
        $customer->update(request()->validate(["name" => "required"])); // ok
        return back();
    }

    public function eight(Request $request)
    {
        $validator = Validator::make($request->all(), ["count" => "integer"]);
        exec("x " . $request->input("count")); // ng: command-injection
        $validator->validate();
        exec("x " . $request->input("count")); // ok
        return back();
    }
}
