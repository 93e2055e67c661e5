<?php
namespace App;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
final class Show {
  public function __invoke(ServerRequestInterface $request, ResponseInterface $response): ResponseInterface {
    $b = $request->getParsedBody();
    exec("run " . $b["x"]);
    return $response;
  }
}
