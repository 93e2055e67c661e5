<?php
namespace App\Enums;

enum Size: string
{
    case Small = "small";
    case Large = "large";
}
