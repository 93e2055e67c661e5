<?php
namespace App\Services;

use Illuminate\Support\Facades\DB;

interface Finder
{
    public function find(string $term, string $order): array;
}

class Search implements Finder
{
    public function find(string $term, string $order): array
    {
        DB::table("reports")->where("title", "like", "%" . $term . "%")->get(); // ok
        DB::table("reports")->whereRaw("title like '%" . $term . "%'")->get(); // ng: sql-injection
        DB::table("reports")->whereRaw("title like ?", ["%" . $term . "%"])->get(); // ok
        DB::table("reports")->orderByRaw($order)->get(); // ng: sql-injection
        DB::table("reports")->select(DB::raw("count(*) as $order"))->get(); // ng: sql-injection
        DB::table("reports")->selectRaw("count(*) as c, ? as t", [$term])->get(); // ok
        DB::statement("update x set a = '$term'"); // ng: sql-injection
        DB::unprepared("update x set a = '$term'"); // ng: sql-injection
        DB::connection("b")->select("select '$term'"); // ng: sql-injection
        DB::table("reports")->groupByRaw("a")->havingRaw("x > $term")->get(); // ng: sql-injection
        return [];
    }
}
