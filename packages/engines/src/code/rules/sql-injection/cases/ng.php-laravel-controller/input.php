<?php
namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Route;

class OrderController
{
    public function index(Request $request)
    {
        $sort = $request->query('sort', 'id');
        return DB::table('orders')->orderByRaw("$sort desc")->get();
    }
}

Route::get('/orders', [OrderController::class, 'index']);
