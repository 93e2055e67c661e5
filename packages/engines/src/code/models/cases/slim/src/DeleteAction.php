<?php
namespace App;

use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;

class DeleteAction
{
    public function __construct(private \PDO $pdo) {}

    public function __invoke(ServerRequestInterface $request, ResponseInterface $response, array $args): ResponseInterface
    {
        $this->pdo->exec("DELETE FROM t WHERE n = '" . $request->getQueryParams()["n"] . "'"); // ng: sql-injection
        return $response;
    }
}

class Actions
{
    public function put(ServerRequestInterface $request, ResponseInterface $response, array $args): ResponseInterface
    {
        exec("a " . $args["id"]); // ng: command-injection
        $response->getBody()->write($request->getParsedBody()["html"]); // ng: cross-site-scripting
        $response->getBody()->write(htmlspecialchars($request->getParsedBody()["html"])); // ok
        return $response;
    }
}
