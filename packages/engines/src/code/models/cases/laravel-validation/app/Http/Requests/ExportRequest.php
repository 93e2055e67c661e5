<?php
namespace App\Http\Requests;

use App\Enums\Size;
use Illuminate\Foundation\Http\FormRequest;
use Illuminate\Validation\Rule;
use Illuminate\Validation\Rules\Enum;

class ExportRequest extends FormRequest
{
    public function authorize(): bool
    {
        return true;
    }

    public function rules(): array
    {
        return [
            "name" => "required|string|max:100",
            "count" => ["required", "integer", "min:1"],
            "format" => ["required", Rule::in(["csv", "pdf"])],
            "size" => [new Enum(Size::class)],
            "size2" => [Rule::enum(Size::class)],
            "code" => ["required", "regex:/^[A-Z0-9]+$/"],
            "loose" => ["required", "regex:/[A-Z]+/"],
            "lines" => ["required", "regex:/^[a-z]+$/m"],
            "tags" => "array",
            "tags.*" => "string",
            "ids" => "required|array",
            "ids.*" => "integer",
            "address.street" => "required|string",
            "address.number" => "required|integer",
        ];
    }
}
