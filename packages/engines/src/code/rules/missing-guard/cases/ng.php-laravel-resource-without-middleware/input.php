<?php

use App\Http\Controllers\AlbumController;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Route;

class CardController extends Controller
{
    public function store($request)
    {
        Card::create($request->all());
    }

    public function destroy($id)
    {
        Card::find($id)->delete();
    }
}

Route::middleware('auth')->group(function () {
    Route::post('cards/{id}/close', [AlbumController::class, 'close']);
    Route::post('cards/{id}/open', [AlbumController::class, 'open']);
    Route::delete('cards/{id}/notes', [AlbumController::class, 'destroy']);
    Route::get('cards/print', [AlbumController::class, 'index']);
    Route::put('cards/{id}/order', [AlbumController::class, 'order']);
});

Route::resource('cards', CardController::class);
