<?php

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;

Route::get('/notes', function (Request $request) {
    $wanted = unserialize($request->input('wanted'));

    return Note::with('author')->where('book', '=', $wanted)->get();
});
