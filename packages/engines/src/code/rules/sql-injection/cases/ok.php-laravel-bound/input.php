<?php
namespace App\Http\Controllers;

use App\Models\Order;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;

class OrderController
{
    public function index(Request $request, int $shop)
    {
        $rows = DB::select('SELECT * FROM orders WHERE owner = ? AND shop = ' . $shop, [$request->input('owner')]);
        $page = $request->integer('page');
        return Order::where('name', $request->input('name'))->orderByRaw('total * ' . $page)->get();
    }
}
