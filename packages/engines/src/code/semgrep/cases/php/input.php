<?php
namespace Rooms;

use Kitchen\Stores\Pantry;

class Larder extends Shelf {
    // ruleid: open-shelf
    public $open = true;
}

class Drawer extends Box {
    public $open = true;
}

function serve($jar) {
    $name = $_GET['name'] ?? 'guest';
    foreach ([$name] as $each) {
        // ruleid: shown-as-it-came
        echo "Hello " . $each;
    }
    $safe = htmlspecialchars($name);
    echo $safe;
    // ruleid: shown-as-it-came
    show("for {$name}");
    // ruleid: pantry-call
    Pantry::take(2, 'plums');
    // ruleid: without-lid
    $jar->set(['size' => 2, 'lid' => false]);
    $jar->set(['size' => 2, 'lid' => true]);
    // ruleid: each-by-hand
    $ladle = spoon();
    if ($jar) {
        $ladle->stir($coldsoup);
    }
}
