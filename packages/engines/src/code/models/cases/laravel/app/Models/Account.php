<?php
namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Account extends Model
{
    protected $guarded = [];

    public function scopeNamed($query, $name)
    {
        return $query->whereRaw("name = '$name'"); // ng: sql-injection
    }
}
