<?php
use Psr\Http\Message\ResponseInterface as Response;
use Psr\Http\Message\ServerRequestInterface as Request;
use Slim\Factory\AppFactory;

function kindOf(string $name): string
{
    return match ($name) {
        'shelf' => Shelf::class,
        'room' => Room::class,
        default => throw new \InvalidArgumentException('no kind: ' . $name),
    };
}

$app = AppFactory::create();
$app->get('/made', function (Request $request, Response $response) {
    $kind = kindOf($request->getQueryParams()['kind']);
    $made = new $kind();
    return $response;
});
