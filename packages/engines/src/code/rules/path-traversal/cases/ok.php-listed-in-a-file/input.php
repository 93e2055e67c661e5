<?php
use Psr\Http\Message\ResponseInterface as Response;
use Psr\Http\Message\ServerRequestInterface as Request;
use Slim\Factory\AppFactory;

$app = AppFactory::create();
$app->get('/shelf', function (Request $request, Response $response) {
    $name = $request->getQueryParams()['name'];
    $all = json_decode(file_get_contents('/etc/shelves.json'))->shelves;
    if (!in_array($name, $all)) {
        throw new \Exception('unknown');
    }
    readfile('/srv/' . $name);
    return $response;
});
