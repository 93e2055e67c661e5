<?php
namespace App\Http;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;
use Symfony\Contracts\HttpClient\HttpClientInterface;

final class PlainClient implements ClientInterface
{
    public function __construct(private HttpClientInterface $inner) {}

    public function sendRequest(RequestInterface $request): ResponseInterface
    {
        return $this->inner->request($request->getMethod(), (string) $request->getUri());
    }
}
