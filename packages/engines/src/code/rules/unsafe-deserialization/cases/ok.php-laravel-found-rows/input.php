<?php

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;

Route::get('/notes', function (Request $request) {
    $notes = Note::with('author')->where('book', '=', $request->input('book'))->skip($request->input('from'))->get();
    foreach ($notes as $note) {
        $note->parts = unserialize($note->parts);
    }

    return $notes;
});
